package dev.poolproof.run;

import dev.poolproof.reports.record.Environment.DatabaseFacts;
import dev.poolproof.reports.record.PlanFacts;
import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.reports.record.WatchFacts;
import dev.poolproof.run.load.Load;
import dev.poolproof.run.plan.EvidenceSource;
import dev.poolproof.run.plan.UsageException;
import dev.poolproof.run.plan.WatchPlan;
import dev.poolproof.run.provision.ServerFacts;
import dev.poolproof.run.sample.GuardObserver;
import dev.poolproof.run.sample.PoolWatch;
import dev.poolproof.run.sample.ServerObserver;
import dev.poolproof.run.target.RunningTarget;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run with a service that is somebody else's: nothing is started but the load, and of the service only
 * what it shows is known.
 */
public final class Watch {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Where no server is watched. */
    private static final DatabaseFacts NONE = new DatabaseFacts("none", null, "", "", 0, "");

    private final WatchPlan plan;
    private final @Nullable WatchedServer server;
    private final Load load;
    private final RunProgress progress;

    /**
     * Begins nothing yet. The load belongs to the caller.
     *
     * @param server null where only the service itself is asked
     */
    public Watch(WatchPlan plan, @Nullable WatchedServer server, Load load, RunProgress progress) {
        this.plan = plan;
        this.server = server;
        this.load = load;
        this.progress = progress;
    }

    /**
     * Watches to the end of the plan, or until something ends it. An interrupt is recorded as an incident,
     * which makes the record's verdict INVALID.
     *
     * @throws UsageException if nobody shows anything, or the server does not show enough
     * @throws InterruptedException if interrupted before there was anything to record
     */
    public RunRecord execute() throws InterruptedException {
        if (server != null) {
            server.requireRights().forEach(progress::say);
        }
        try (PoolWatch pools = PoolWatch.open(plan.pools().alsoAt(plan.targets()), PATIENCE)) {
            GuardObserver guard = guard();
            requireAnybody(guard, pools);
            DatabaseFacts database = server == null ? NONE : ServerFacts.of(server.server());
            progress.say("Watching: " + String.join(", ", witnesses(database, guard, pools)) + ".");
            try (@Nullable
                    ServerObserver observer = server == null
                            ? null
                            : ServerObserver.open(server.server().access(), server.filter())) {
                return new Observation(
                                new ObservedPlan(plan.id(), plan.label(), plan.timing(), facts(guard, pools), database),
                                new Witnesses(observer, guard, null, pools, false),
                                new RunningTarget(plan.targets()),
                                load,
                                null,
                                () -> true,
                                progress)
                        .record();
            }
        }
    }

    private @Nullable GuardObserver guard() throws InterruptedException {
        boolean named = !plan.guards().isEmpty();
        List<URI> instances = named ? plan.guards() : plan.targets();
        if (instances.isEmpty()) {
            return null;
        }
        GuardObserver guard = new GuardObserver(instances, PATIENCE);
        try {
            guard.evidence();
            return guard;
        } catch (IOException e) {
            if (named) {
                throw new UsageException(
                        "No guard answers where --guard says: %s. The agent prints its address when the service starts; leave --guard out where there is none."
                                .formatted(e.getMessage()),
                        e);
            }
            progress.say("Without the guard: " + e.getMessage());
            return null;
        }
    }

    private void requireAnybody(@Nullable GuardObserver guard, PoolWatch pools) {
        if (server == null && guard == null && !pools.isAsked()) {
            throw new UsageException(
                    "There is nothing to watch: neither guard nor pool metrics answer%s, and no server is named. Give --db jdbc:mysql://127.0.0.1:3306/ --db-user root --db-password-env DB_PASSWORD, or see what './poolproof doctor --target URL' finds."
                            .formatted(
                                    plan.targets().isEmpty()
                                            ? ""
                                            : " at "
                                                    + String.join(
                                                            ", ",
                                                            plan.targets().stream()
                                                                    .map(URI::toString)
                                                                    .toList())));
        }
    }

    private List<String> witnesses(DatabaseFacts database, @Nullable GuardObserver guard, PoolWatch pools) {
        List<String> all = new ArrayList<>();
        if (server != null) {
            all.add("%s %s at %s (%s)"
                    .formatted(
                            database.engine(),
                            database.engineVersion(),
                            server.server().address(),
                            server.filter().inWords()));
        }
        if (guard != null) {
            all.add("the guard");
        }
        pools.sources().forEach(source -> all.add("pools at " + source));
        return all;
    }

    private PlanFacts facts(@Nullable GuardObserver guard, PoolWatch pools) {
        EvidenceSource best =
                guard != null ? EvidenceSource.GUARD : pools.isAsked() ? EvidenceSource.POOL : EvidenceSource.SERVER;
        Map<String, String> sessions = server == null ? null : server.filter().conditions();
        return new PlanFacts(
                new WatchFacts(
                        plan.load().program(),
                        sessions,
                        plan.targets().stream().map(URI::toString).toList(),
                        plan.expectedMaximum(),
                        plan.load().scenario()),
                plan.load().ratePerSecond(),
                plan.load().duration().toMillis(),
                plan.repeat(),
                best.label());
    }
}
