package dev.poolproof.run;

import dev.poolproof.reports.record.Incident;
import dev.poolproof.reports.record.LoadFacts;
import dev.poolproof.reports.record.Phase;
import dev.poolproof.reports.record.PlanFacts;
import dev.poolproof.reports.record.PlanFacts.SeededVariant;
import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.run.load.FewRequests;
import dev.poolproof.run.load.GatlingLoad;
import dev.poolproof.run.load.LoadLostException;
import dev.poolproof.run.load.LoadPlan;
import dev.poolproof.run.plan.EvidenceSource;
import dev.poolproof.run.plan.RunPlan;
import dev.poolproof.run.provision.Database;
import dev.poolproof.run.sample.GuardObserver;
import dev.poolproof.run.sample.MetricsObserver;
import dev.poolproof.run.sample.PoolWatch;
import dev.poolproof.run.sample.RunClock;
import dev.poolproof.run.sample.Sampler;
import dev.poolproof.run.sample.ServerObserver;
import dev.poolproof.run.target.ServiceCatalogue;
import dev.poolproof.run.target.ServiceProcess;
import dev.poolproof.run.target.WarmUp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One run on a service that serves already: warm up, settle, take the baseline; load, drain, settle, as often as the plan says; take
 * the final evidence; ask once more. What was recorded is returned however it ends.
 *
 * <p>Everything it uses belongs to the caller. It is used once.
 */
final class Observation {

    private static final Duration OBSERVER_PATIENCE = Duration.ofSeconds(1);
    private static final Duration REPORT_PATIENCE = Duration.ofSeconds(20);
    private static final Duration WATCH = Duration.ofMillis(25);

    private final RunPlan plan;
    private final Database database;
    private final GatlingLoad load;
    private final ServiceProcess service;
    private final ServiceCatalogue catalogue;
    private final RunProgress progress;
    private final LoadPlan loadPlan;
    private final RunClock clock = new RunClock();
    private final Recorder recorder = new Recorder(clock);
    private volatile boolean sent;

    Observation(
            RunPlan plan,
            Database database,
            GatlingLoad load,
            ServiceProcess service,
            ServiceCatalogue catalogue,
            RunProgress progress) {
        this.plan = plan;
        this.database = database;
        this.load = load;
        this.service = service;
        this.catalogue = catalogue;
        this.progress = progress;
        this.loadPlan = new LoadPlan(
                service.address(),
                plan.load().ratePerSecond(),
                plan.load().duration(),
                plan.service().tenantNames(),
                plan.service().seedRows(),
                plan.load().requestTimeout(),
                !plan.service().faults().isEmpty(),
                plan.load().mix(),
                plan.load().seed());
    }

    /**
     * Carries out the plan to its end, or until something ends it: an interrupt, or the death of a process. Either is recorded as
     * an incident, which makes the record's verdict INVALID.
     *
     * @param server watches the sessions with the stamp that the service gives them
     * @param pools watches what the service's pools say of themselves
     */
    RunRecord record(ServerObserver server, PoolWatch pools) {
        @Nullable
        GuardObserver guard = plan.service().evidence() == EvidenceSource.GUARD
                ? new GuardObserver(service.observerAddress(), OBSERVER_PATIENCE)
                : null;
        try {
            try (Sampler sampler = Sampler.start(
                    plan.timing().sampleInterval(),
                    clock,
                    server,
                    guard,
                    pools,
                    () -> sent ? load.progress() : Optional.empty(),
                    sample -> {
                        recorder.sample(sample);
                        progress.sample(sample);
                    })) {
                passThroughPhases(new Rest(
                        clock,
                        plan.timing(),
                        server,
                        guard,
                        new MetricsObserver(service.observerAddress(), OBSERVER_PATIENCE),
                        pools));
            }
            recorder.recheck(FewRequests.send(loadPlan));
            recorder.load(load.awaitReport(REPORT_PATIENCE));
        } catch (InterruptedException e) {
            recorder.incident(Incident.Kind.INTERRUPTED, "The run was interrupted.");
        } catch (LoadLostException e) {
            recorder.incident(Incident.Kind.LOAD_DIED, String.valueOf(e.getMessage()));
        } catch (SomethingDied e) {
            recorder.incident(e.kind, String.valueOf(e.getMessage()));
        }
        return recorder.record(plan.id(), plan.label(), planFacts(), Surroundings.with(database.facts()));
    }

    private void passThroughPhases(Rest rest) throws InterruptedException, SomethingDied {
        begin(Phase.Name.WARM_UP);
        WarmUp.send(
                service.address(),
                plan.service().tenantNames(),
                plan.timing().warmUp(),
                plan.load().requestTimeout());
        begin(Phase.Name.SETTLE);
        rest.awaitStill();
        begin(Phase.Name.BASELINE);
        recorder.baseline(rest.evidence());
        for (int cycle = 1; cycle < plan.repeat(); cycle++) {
            passThroughCycle(rest);
            recorder.cycle(rest.evidence());
        }
        passThroughCycle(rest);
        begin(Phase.Name.FINAL);
        requireAlive();
        recorder.end(rest.evidence());
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
        if (sent) {
            load.startAgain();
        } else {
            load.start(loadPlan);
            sent = true;
        }
        while (load.isRunning()) {
            requireAlive();
            Thread.sleep(WATCH.toMillis());
        }
        return load.await(Duration.ZERO);
    }

    private void requireAlive() throws SomethingDied {
        if (!service.isAlive()) {
            throw new SomethingDied(
                    Incident.Kind.SERVICE_DIED,
                    "The service ended by itself. It said:\n" + String.join("\n", service.lastLines()));
        }
        if (!database.isAlive()) {
            throw new SomethingDied(Incident.Kind.DATABASE_DIED, "The database ended by itself.");
        }
    }

    private void begin(Phase.Name phase) {
        recorder.begin(phase);
        progress.phase(phase);
    }

    private PlanFacts planFacts() {
        List<SeededVariant> variants = plan.service().variants().entrySet().stream()
                .map(entry -> new SeededVariant(
                        entry.getKey().key(),
                        entry.getValue(),
                        catalogue.require(entry.getKey(), entry.getValue()).expectedFinding()))
                .toList();
        return new PlanFacts(
                plan.load().ratePerSecond(),
                plan.load().duration().toMillis(),
                plan.service().tenantNames(),
                variants,
                plan.repeat(),
                plan.service().evidence().label(),
                plan.service().faults().asWritten(),
                plan.service().settings());
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
