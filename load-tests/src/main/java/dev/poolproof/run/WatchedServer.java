package dev.poolproof.run;

import dev.poolproof.run.plan.UsageException;
import dev.poolproof.run.provision.ExistingServer;
import dev.poolproof.run.provision.Obstacle;
import dev.poolproof.run.provision.ServerRights;
import dev.poolproof.run.sample.SessionFilter;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A server on which somebody's service is watched.
 *
 * @param server where it is, and who looks
 * @param filter which of its sessions are the service's
 */
public record WatchedServer(ExistingServer server, SessionFilter filter) {

    /**
     * With the sessions as people name them.
     *
     * @param sessions for example {@code user=orders,schema=shop}; null for every session
     * @throws UsageException if they are named in another way
     */
    public static WatchedServer of(ExistingServer server, @Nullable String sessions) {
        return new WatchedServer(server, sessions == null ? SessionFilter.everybody() : SessionFilter.parse(sessions));
    }

    /**
     * Requires that the account sees what a verdict needs: a server hides what it does not show, and says
     * nothing.
     *
     * @return what is missing, and can be done without, one sentence each
     * @throws UsageException if something is missing without which nothing can be said, with the SQL that gives
     *     it
     */
    List<String> requireRights() {
        List<Obstacle> missing = ServerRights.missing(server, filter.needsAttributes());
        List<Obstacle> fatal = missing.stream().filter(Obstacle::isFatal).toList();
        if (!fatal.isEmpty()) {
            throw new UsageException(fatal.stream()
                    .map(obstacle -> obstacle.what() + " As an administrator of " + server.address() + " run: "
                            + obstacle.remedy())
                    .collect(Collectors.joining("\n  ", "The service cannot be watched on the server.\n  ", "")));
        }
        return missing.stream()
                .map(obstacle -> obstacle.what() + " To mend it: " + obstacle.remedy())
                .toList();
    }
}
