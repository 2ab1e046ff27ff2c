package dev.poolproof.run.simulation;

import dev.poolproof.run.plan.UsageException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A scenario, and where to send it. Sending to anything but this machine is refused unless it is asked for.
 *
 * @param targets instances of the service, {@code http://127.0.0.1:8080} for example, without a path; users take turns between
 *     them
 * @param file the scenario's file
 * @param seed equal seeds give equal users
 * @param remoteAllowed whether a target may be another machine
 */
public record ScenarioPlan(List<URI> targets, Path file, long seed, boolean remoteAllowed) {

    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "::1", "[::1]");

    /**
     * Checks every target.
     *
     * @throws UsageException naming the first that cannot be sent to
     */
    public ScenarioPlan {
        targets = List.copyOf(targets);
        if (targets.isEmpty()) {
            throw new UsageException("A scenario needs a --target to be sent to, for example http://127.0.0.1:8080.");
        }
        for (URI target : targets) {
            boolean http = "http".equals(target.getScheme()) || "https".equals(target.getScheme());
            if (!http || target.getHost() == null || target.getUserInfo() != null || target.getQuery() != null) {
                throw new UsageException(
                        "'%s' is no address of a service: give one such as http://127.0.0.1:8080.".formatted(target));
            }
            if (target.getPath() != null && target.getPath().length() > 1) {
                throw new UsageException(
                        "'%s' has a path: give the address alone, and the path in the scenario's requests."
                                .formatted(target));
            }
            if (!remoteAllowed && !isLoopbackName(target.getHost())) {
                throw new UsageException(
                        "The target %s is another machine, and load is sent to this one alone: give --allow-remote-target if it is yours."
                                .formatted(target));
            }
        }
    }

    /** Whether a host is this machine, by its name alone: looking it up would already ask somebody outside. */
    public static boolean isLoopbackName(String host) {
        return LOOPBACK_NAMES.contains(host) || host.matches("127(\\.\\d{1,3}){3}");
    }

    /** The address of an instance, without a slash at its end. */
    String base(long user) {
        return targets.get((int) (user % targets.size())).toString().replaceFirst("/+$", "");
    }
}
