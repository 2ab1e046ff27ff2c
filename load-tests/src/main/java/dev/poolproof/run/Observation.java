package dev.poolproof.run;

import dev.poolproof.reports.record.Incident;
import dev.poolproof.reports.record.LoadFacts;
import dev.poolproof.reports.record.Phase;
import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.run.load.Load;
import dev.poolproof.run.load.LoadLostException;
import dev.poolproof.run.plan.UsageException;
import dev.poolproof.run.sample.RunClock;
import dev.poolproof.run.sample.Sampler;
import dev.poolproof.run.target.Target;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One run on a service that serves already: warm up, settle, take the baseline; load, drain, settle, as often
 * as the plan says; take the final evidence; ask once more. What was recorded is returned however it ends.
 *
 * <p>Everything it uses belongs to the caller. It is used once.
 */
final class Observation {

    private static final Duration REPORT_PATIENCE = Duration.ofSeconds(20);
    private static final Duration WATCH = Duration.ofMillis(25);

    private final ObservedPlan plan;
    private final Witnesses witnesses;
    private final Target target;
    private final Load load;
    private final @Nullable Errands errands;
    private final BooleanSupplier database;
    private final RunProgress progress;
    private final RunClock clock = new RunClock();
    private final Recorder recorder = new Recorder(clock);

    /**
     * Begins nothing yet.
     *
     * @param errands null where nobody knows what else to send
     * @param database whether the server may still live
     */
    Observation(
            ObservedPlan plan,
            Witnesses witnesses,
            Target target,
            Load load,
            @Nullable Errands errands,
            BooleanSupplier database,
            RunProgress progress) {
        this.plan = plan;
        this.witnesses = witnesses;
        this.target = target;
        this.load = load;
        this.errands = errands;
        this.database = database;
        this.progress = progress;
    }

    /**
     * Carries out the plan to its end, or until something ends it: an interrupt, or the death of a process.
     * Either is recorded as an incident, which makes the record's verdict INVALID.
     */
    RunRecord record() {
        try {
            try (Sampler sampler = Sampler.start(
                    plan.timing().sampleInterval(),
                    clock,
                    witnesses.server(),
                    witnesses.guard(),
                    witnesses.pools(),
                    load::progress,
                    sample -> {
                        recorder.sample(sample);
                        progress.sample(sample);
                    })) {
                passThroughPhases(new Rest(clock, plan.timing(), witnesses));
            }
            if (errands != null) {
                recorder.recheck(errands.recheck());
            }
            // Whoever died since then did not answer, and that is not the service's fault.
            requireAlive();
            recorder.load(load.report(REPORT_PATIENCE));
        } catch (InterruptedException e) {
            recorder.incident(Incident.Kind.INTERRUPTED, "Ctrl-C, or another signal to end");
        } catch (LoadLostException e) {
            recorder.incident(Incident.Kind.LOAD_DIED, String.valueOf(e.getMessage()));
        } catch (SomethingDied e) {
            recorder.incident(e.kind, String.valueOf(e.getMessage()));
        }
        return recorder.record(plan.id(), plan.label(), plan.facts(), Surroundings.with(plan.database()));
    }

    private void passThroughPhases(Rest rest) throws InterruptedException, SomethingDied {
        if (errands != null) {
            begin(Phase.Name.WARM_UP);
            errands.warmUp();
        }
        begin(Phase.Name.SETTLE);
        // Before the rest, for all that an answer may ask of the database.
        @Nullable Boolean answered = target.answers();
        rest.awaitStill();
        begin(Phase.Name.BASELINE);
        requireAlive();
        recorder.baseline(rest.evidence().answered(answered));
        for (int cycle = 1; cycle < plan.facts().repeat(); cycle++) {
            passThroughCycle(rest);
            recorder.cycle(rest.evidence());
        }
        passThroughCycle(rest);
        begin(Phase.Name.FINAL);
        requireAlive();
        recorder.end(rest.evidence().answered(target.answers()));
    }

    private void passThroughCycle(Rest rest) throws InterruptedException, SomethingDied {
        begin(Phase.Name.LOAD);
        recorder.load(sendLoad());
        begin(Phase.Name.DRAIN);
        rest.awaitDrained();
        begin(Phase.Name.SETTLE_AGAIN);
        rest.awaitStill();
    }

    private LoadFacts sendLoad() throws InterruptedException, SomethingDied {
        load.start();
        long quarter = clock.millis() + plan.facts().loadMillis() / 4;
        boolean due = errands != null;
        while (load.isRunning()) {
            requireAlive();
            if (due && errands != null && clock.millis() >= quarter) {
                due = false;
                doErrandsUnderLoad(errands);
            }
            Thread.sleep(WATCH.toMillis());
        }
        return load.await(Duration.ZERO);
    }

    private void doErrandsUnderLoad(Errands errands) throws InterruptedException, SomethingDied {
        try {
            errands.underLoad(clock, recorder::restart);
        } catch (UsageException e) {
            throw new SomethingDied(
                    Incident.Kind.SERVICE_DIED, "An instance could not be replaced. " + String.valueOf(e.getMessage()));
        }
    }

    private void requireAlive() throws SomethingDied {
        if (!target.mayLive()) {
            throw new SomethingDied(
                    Incident.Kind.SERVICE_DIED,
                    "The service ended by itself. It said:\n" + String.join("\n", target.lastLines()));
        }
        if (!database.getAsBoolean()) {
            throw new SomethingDied(Incident.Kind.DATABASE_DIED, "The database ended by itself.");
        }
    }

    private void begin(Phase.Name phase) {
        recorder.begin(phase);
        progress.phase(phase);
    }

    /** A process that the run needs has ended. */
    private static final class SomethingDied extends Exception {

        private static final long serialVersionUID = 1L;

        private final Incident.Kind kind;

        SomethingDied(Incident.Kind kind, String message) {
            super(message);
            this.kind = kind;
        }
    }
}
