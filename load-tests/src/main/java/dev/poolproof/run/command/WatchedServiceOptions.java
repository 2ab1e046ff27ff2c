package dev.poolproof.run.command;

import dev.poolproof.run.WatchedServer;
import dev.poolproof.run.plan.PoolPlan;
import dev.poolproof.run.plan.Timing;
import dev.poolproof.run.plan.WatchPlan;
import dev.poolproof.run.plan.WatchedLoad;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A service that is somebody else's, and what shows how its connections are. */
final class WatchedServiceOptions {

    /** So long that a session which sleeps through the next load is told from one that works, in whole seconds. */
    private static final Duration GRACE = Duration.ofMillis(2_500);

    @Mixin
    private WatchedServerOptions server = new WatchedServerOptions();

    @Option(
            names = "--target",
            paramLabel = "URL",
            description = {
                "An instance of the service, may be repeated, for example http://127.0.0.1:8080: its guard and its metrics are asked",
                "at the usual paths, where they answer."
            })
    private List<URI> targets = new ArrayList<>();

    @Option(
            names = "--guard",
            paramLabel = "URL",
            description = {
                "Where the service's guard answers, if it does elsewhere than at --target, for example the agent's",
                "http://127.0.0.1:9797; may be repeated. No load is sent there."
            })
    private List<URI> guards = new ArrayList<>();

    @Mixin
    private PoolEvidenceOptions pools = new PoolEvidenceOptions();

    @Option(
            names = "--expect-pool-max",
            paramLabel = "COUNT",
            description = {
                "The most sessions that the service may keep at rest: the maximum of its pools, together. With it one run tells a",
                "pool that has grown from one that leaks."
            })
    private @Nullable Integer expectedMaximum;

    @Option(
            names = "--drain",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            defaultValue = "10s",
            description = "How long what still works after the load may take (default: ${DEFAULT-VALUE}).")
    private Duration drain = Timing.DEFAULT.drainPatience();

    /**
     * Where its instances answer, empty where nobody said.
     *
     * @throws dev.poolproof.run.plan.UsageException if one of them is no address of a service
     */
    List<URI> targets() {
        targets.forEach(target -> ServiceAddress.require("--target", target));
        return targets;
    }

    /**
     * The database server that it uses, null where none was named.
     *
     * @throws dev.poolproof.run.plan.UsageException if it was not named in full, or its password cannot be had
     */
    @Nullable
    WatchedServer server() {
        return server.server();
    }

    /**
     * How it is watched.
     *
     * @param label what is watched, null for what loads it
     * @throws dev.poolproof.run.plan.UsageException if something makes no sense
     */
    WatchPlan plan(String id, @Nullable String label, int repeat, WatchedLoad load) {
        Timing pace = Timing.DEFAULT;
        PoolPlan asked = pools.plan();
        guards.forEach(guard -> ServiceAddress.require("--guard", guard));
        return new WatchPlan(
                id,
                label != null ? label : load.label(),
                targets(),
                guards,
                asked,
                new Timing(pace.sampleInterval(), pace.settlePatience(), drain, GRACE, pace.warmUp(), pace.poll()),
                repeat,
                load,
                expectedMaximum);
    }
}
