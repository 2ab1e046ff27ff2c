package dev.poolproof.run.load;

import dev.poolproof.reports.record.LoadFacts;
import dev.poolproof.reports.record.Sample.LoadSample;
import dev.poolproof.run.plan.Durations;
import java.time.Duration;
import java.util.Optional;

/**
 * A simulation of somebody's own, sent by a Gatling that was prepared for it. What it sends, and where to, it decides alone; it is
 * ended when its time is over, and proves nothing then.
 *
 * <p>As safe for use by several threads as that Gatling is.
 */
public final class SimulationLoad implements Load {

    private final GatlingLoad gatling;
    private final Duration limit;
    private volatile boolean sent;
    private volatile long startedNanos;

    /**
     * Starts nothing yet.
     *
     * @param gatling closed with this
     * @param limit how long it may take each time
     */
    public SimulationLoad(GatlingLoad gatling, Duration limit) {
        this.gatling = gatling;
        this.limit = limit;
    }

    @Override
    public void start() {
        startedNanos = System.nanoTime();
        if (sent) {
            gatling.startAgain();
        } else {
            gatling.startSimulation();
            sent = true;
        }
    }

    @Override
    public boolean isRunning() {
        return gatling.isRunning() && System.nanoTime() - startedNanos < limit.toNanos();
    }

    @Override
    public Optional<LoadSample> progress() {
        return gatling.progress();
    }

    @Override
    public LoadFacts await(Duration patience) throws InterruptedException {
        if (gatling.isRunning() && !isRunning()) {
            throw LoadLostException.untimely(
                    "The simulation was still running after %s and was ended: give it a maxDuration, or allow more with --max-duration."
                            .formatted(Durations.format(limit)));
        }
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
