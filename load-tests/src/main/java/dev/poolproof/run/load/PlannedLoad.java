package dev.poolproof.run.load;

import dev.poolproof.reports.record.LoadFacts;
import dev.poolproof.reports.record.Sample.LoadSample;
import dev.poolproof.run.simulation.ScenarioPlan;
import java.time.Duration;
import java.util.Optional;

/**
 * The load of a plan, sent by a Gatling that was prepared for it and belongs to the caller.
 *
 * <p>As safe for use by several threads as that is.
 */
public final class PlannedLoad implements Load {

    private final GatlingLoad gatling;
    private final Runnable order;
    private volatile boolean sent;

    /** Journeys through the reference service. */
    public PlannedLoad(GatlingLoad gatling, LoadPlan plan) {
        this(gatling, () -> gatling.start(plan));
    }

    /** A scenario of somebody's service. */
    public PlannedLoad(GatlingLoad gatling, ScenarioPlan plan) {
        this(gatling, () -> gatling.start(plan));
    }

    private PlannedLoad(GatlingLoad gatling, Runnable order) {
        this.gatling = gatling;
        this.order = order;
    }

    @Override
    public void start() {
        if (sent) {
            gatling.startAgain();
        } else {
            order.run();
            sent = true;
        }
    }

    @Override
    public boolean isRunning() {
        return gatling.isRunning();
    }

    /** Of one Gatling for many runs, what the run before counted is not this one's. */
    @Override
    public Optional<LoadSample> progress() {
        return sent ? gatling.progress() : Optional.empty();
    }

    @Override
    public LoadFacts await(Duration patience) throws InterruptedException {
        return gatling.await(patience);
    }

    @Override
    public LoadFacts report(Duration patience) throws InterruptedException {
        return gatling.awaitReport(patience);
    }

    @Override
    public void close() {
        gatling.close();
    }
}
