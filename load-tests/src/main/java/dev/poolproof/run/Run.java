package dev.poolproof.run;

import dev.poolproof.reports.record.Incident;
import dev.poolproof.reports.record.LoadFacts;
import dev.poolproof.reports.record.Phase;
import dev.poolproof.reports.record.PlanFacts;
import dev.poolproof.reports.record.PlanFacts.SeededVariant;
import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.run.load.GatlingLoad;
import dev.poolproof.run.load.LoadLostException;
import dev.poolproof.run.load.LoadPlan;
import dev.poolproof.run.plan.RunPlan;
import dev.poolproof.run.provision.Database;
import dev.poolproof.run.sample.GuardObserver;
import dev.poolproof.run.sample.RunClock;
import dev.poolproof.run.sample.Sampler;
import dev.poolproof.run.sample.ServerObserver;
import dev.poolproof.run.target.ServiceCatalogue;
import dev.poolproof.run.target.ServiceJar;
import dev.poolproof.run.target.ServiceProcess;
import dev.poolproof.run.target.WarmUp;
import java.time.Duration;
import java.util.List;

/**
 * One run: start the service on the database, warm up, settle, take the baseline, load, drain, settle, take the final
 * evidence. What was recorded is returned however the run ends.
 *
 * <p>Database and load generator belong to the caller, who starts them early; the service is the run's own and gone when
 * {@link #execute} returns.
 */
public final class Run {

    private static final Duration OBSERVER_PATIENCE = Duration.ofSeconds(1);
    private static final Duration REPORT_PATIENCE = Duration.ofSeconds(20);
    private static final Duration WATCH = Duration.ofMillis(50);

    private final RunPlan plan;
    private final Database database;
    private final GatlingLoad load;
    private final ServiceJar serviceJar;
    private final ServiceCatalogue catalogue;
    private final RunProgress progress;

    public Run(
            RunPlan plan,
            Database database,
            GatlingLoad load,
            ServiceJar serviceJar,
            ServiceCatalogue catalogue,
            RunProgress progress) {
        this.plan = plan;
        this.database = database;
        this.load = load;
        this.serviceJar = serviceJar;
        this.catalogue = catalogue;
        this.progress = progress;
    }

    /**
     * Runs the plan to its end, or until something ends it: an interrupt, or the death of a process. Either is recorded
     * as an incident, which makes the record's verdict INVALID.
     *
     * @throws dev.poolproof.run.plan.UsageException if the plan cannot be carried out here
     * @throws InterruptedException if interrupted before the service answered, when there is nothing to record yet
     */
    public RunRecord execute() throws InterruptedException {
        progress.say("Starting the service …");
        try (ServerObserver server = ServerObserver.open(database.administrator(), plan.id());
                ServiceProcess service =
                        ServiceProcess.start(serviceJar, plan.service(), database, plan.id(), plan.folder())) {
            return record(server, service);
        }
    }

    private RunRecord record(ServerObserver server, ServiceProcess service) {
        RunClock clock = new RunClock();
        Recorder recorder = new Recorder(clock);
        GuardObserver guard = new GuardObserver(service.observerAddress(), OBSERVER_PATIENCE);
        try (Sampler sampler =
                Sampler.start(plan.timing().sampleInterval(), clock, server, guard, load::progress, sample -> {
                    recorder.sample(sample);
                    progress.sample(sample);
                })) {
            passThroughPhases(recorder, service, new Rest(clock, server, guard));
        } catch (InterruptedException e) {
            recorder.incident(Incident.Kind.INTERRUPTED, "The run was interrupted.");
        } catch (LoadLostException e) {
            recorder.incident(Incident.Kind.LOAD_DIED, String.valueOf(e.getMessage()));
        } catch (SomethingDied e) {
            recorder.incident(e.kind, String.valueOf(e.getMessage()));
        }
        return recorder.record(plan.id(), plan.label(), planFacts(), Surroundings.with(database.facts()));
    }

    private void passThroughPhases(Recorder recorder, ServiceProcess service, Rest rest)
            throws InterruptedException, SomethingDied {
        begin(recorder, Phase.Name.WARM_UP);
        WarmUp.send(service.address(), plan.service().tenantNames(), plan.load().requestTimeout());
        begin(recorder, Phase.Name.SETTLE);
        rest.awaitStill(plan.timing().settlePatience());
        begin(recorder, Phase.Name.BASELINE);
        recorder.baseline(rest.evidence());
        begin(recorder, Phase.Name.LOAD);
        recorder.load(sendLoad(service));
        begin(recorder, Phase.Name.DRAIN);
        rest.awaitDrained(plan.timing().drainPatience());
        begin(recorder, Phase.Name.SETTLE_AGAIN);
        rest.awaitStill(plan.timing().settlePatience());
        begin(recorder, Phase.Name.FINAL);
        requireAlive(service);
        recorder.end(rest.evidence());
        recorder.load(load.awaitReport(REPORT_PATIENCE));
    }

    private LoadFacts sendLoad(ServiceProcess service) throws InterruptedException, SomethingDied {
        load.start(new LoadPlan(
                service.address(),
                plan.load().ratePerSecond(),
                plan.load().duration(),
                plan.service().tenantNames(),
                plan.service().seedRows(),
                plan.load().requestTimeout(),
                plan.load().seed()));
        while (load.isRunning()) {
            requireAlive(service);
            Thread.sleep(WATCH.toMillis());
        }
        return load.await(Duration.ZERO);
    }

    private void requireAlive(ServiceProcess service) throws SomethingDied {
        if (!service.isAlive()) {
            throw new SomethingDied(
                    Incident.Kind.SERVICE_DIED,
                    "The service ended by itself. It said:\n" + String.join("\n", service.lastLines()));
        }
        if (!database.isAlive()) {
            throw new SomethingDied(Incident.Kind.DATABASE_DIED, "The database ended by itself.");
        }
    }

    private void begin(Recorder recorder, Phase.Name phase) {
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
                1,
                PlanFacts.GUARD,
                List.of(),
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
