package dev.poolproof.run.command;

import dev.poolproof.reports.budget.Fleet;
import dev.poolproof.reports.budget.Share;
import dev.poolproof.reports.record.GuardEvidence;
import dev.poolproof.run.RunningService;
import dev.poolproof.run.plan.UsageException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The pools of one instance: given, or asked of a service that runs. */
final class FleetOptions {

    @Option(
            names = "--pool",
            paramLabel = "[NAME=][COUNTx]SIZE",
            converter = PoolOption.class,
            description = "Pools of one instance, may be repeated: --pool tenants=8x20 --pool master=10")
    private List<Share> pools = new ArrayList<>();

    @Option(
            names = "--target",
            paramLabel = "URL",
            description = "Instead: a service that runs and has the guard, for example http://127.0.0.1:8080")
    private @Nullable URI target;

    @Option(
            names = "--server",
            paramLabel = "HOST:PORT",
            description = "Of the service's pools, count only those of this database server.")
    private @Nullable String server;

    /**
     * The pools.
     *
     * @param origin is told where they come from, in a sentence
     * @throws UsageException if none are given, or the service does not tell
     * @throws InterruptedException if interrupted while waiting for the service
     */
    Fleet fleet(Consumer<String> origin) throws InterruptedException {
        URI address = target;
        if (pools.isEmpty() == (address == null)) {
            throw new UsageException(
                    "Which pools? Give them with --pool, for example --pool tenants=8x20, or name a running service with --target; one of the two.");
        }
        if (address == null) {
            if (server != null) {
                throw new UsageException("--server chooses among the pools of a service, but no --target was given.");
            }
            return new Fleet(pools, 0);
        }
        Fleet fleet = of(new RunningService(address).guard(), address);
        origin.accept("The pools are those that %s has open now; it may open more later.".formatted(address));
        return fleet;
    }

    private Fleet of(GuardEvidence guard, URI address) {
        SortedSet<String> servers = Fleet.servers(guard);
        if (server == null && servers.size() > 1) {
            throw new UsageException("The pools of %s lead to %d servers: say which counts with --server, one of %s."
                    .formatted(address, servers.size(), String.join(", ", servers)));
        }
        if (server != null && !servers.contains(server)) {
            throw new UsageException("No open pool of %s leads to %s: it is one of %s."
                    .formatted(address, server, String.join(", ", servers)));
        }
        Fleet fleet = Fleet.of(guard, server);
        if (fleet.shares().isEmpty()) {
            throw new UsageException(
                    "%s has no open pool that tells its size: ask again when it has served something, or give --pool."
                            .formatted(address));
        }
        return fleet;
    }
}
