package dev.poolproof.run;

import dev.poolproof.reports.record.PlanFacts;
import dev.poolproof.reports.record.PlanFacts.SeededVariant;
import dev.poolproof.reports.record.Recheck;
import dev.poolproof.reports.record.Restart;
import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.run.load.FewRequests;
import dev.poolproof.run.load.GatlingLoad;
import dev.poolproof.run.load.LoadPlan;
import dev.poolproof.run.load.PlannedLoad;
import dev.poolproof.run.plan.EvidenceSource;
import dev.poolproof.run.plan.RunPlan;
import dev.poolproof.run.provision.Database;
import dev.poolproof.run.sample.GuardObserver;
import dev.poolproof.run.sample.MetricsObserver;
import dev.poolproof.run.sample.PoolWatch;
import dev.poolproof.run.sample.RunClock;
import dev.poolproof.run.sample.ServerObserver;
import dev.poolproof.run.target.ServiceCatalogue;
import dev.poolproof.run.target.ServiceFleet;
import dev.poolproof.run.target.WarmUp;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The observation of a reference service that serves already: everything that only that service knows of. */
final class ReferenceRun implements Errands {

    private static final Duration OBSERVER_PATIENCE = Duration.ofSeconds(1);

    private final RunPlan plan;
    private final ServiceFleet service;
    private final @Nullable RollingRestart restart;
    private final LoadPlan loadPlan;

    private ReferenceRun(RunPlan plan, ServiceFleet service, @Nullable RollingRestart restart) {
        this.plan = plan;
        this.service = service;
        this.restart = restart;
        this.loadPlan = new LoadPlan(
                service.addresses(),
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
     * Carries out the plan to its end, or until something ends it: an interrupt, or the death of a process.
     * Either is recorded as an incident, which makes the record's verdict INVALID.
     *
     * @param server watches the sessions with the stamp that the service gives them
     * @param pools watches what the service's pools say of themselves
     */
    static RunRecord record(
            RunPlan plan,
            Database database,
            GatlingLoad load,
            ServiceFleet service,
            ServiceCatalogue catalogue,
            ServerObserver server,
            PoolWatch pools,
            RunProgress progress) {
        @Nullable GuardObserver guard = guard(plan, service);
        boolean rolling = plan.instances().rollingRestart();
        ReferenceRun run = new ReferenceRun(
                plan, service, rolling ? new RollingRestart(plan, service, load, server, guard, progress) : null);
        Witnesses witnesses = new Witnesses(
                server,
                guard,
                // What an instance's metrics say of waiting ends with it.
                rolling ? null : new MetricsObserver(service.observerAddresses(), OBSERVER_PATIENCE),
                pools,
                true);
        ObservedPlan observed =
                new ObservedPlan(plan.id(), plan.label(), plan.timing(), facts(plan, catalogue), database.facts());
        return new Observation(
                        observed,
                        witnesses,
                        service,
                        new PlannedLoad(load, run.loadPlan),
                        run,
                        database::isAlive,
                        progress)
                .record();
    }

    private static @Nullable GuardObserver guard(RunPlan plan, ServiceFleet service) {
        if (plan.service().evidence() != EvidenceSource.GUARD) {
            return null;
        }
        GuardObserver guard = new GuardObserver(List.of(), OBSERVER_PATIENCE);
        service.serving()
                .forEach(member -> guard.add(member.name(), member.process().observerAddress()));
        return guard;
    }

    @Override
    public void warmUp() throws InterruptedException {
        for (URI instance : service.addresses()) {
            WarmUp.send(
                    instance,
                    plan.service().tenantNames(),
                    plan.timing().warmUp(),
                    plan.load().requestTimeout());
        }
    }

    @Override
    public void underLoad(RunClock clock, Consumer<Restart> done) throws InterruptedException {
        if (restart != null) {
            restart.replaceAll(clock, done);
        }
    }

    @Override
    public Recheck recheck() throws InterruptedException {
        return FewRequests.send(loadPlan.to(service.addresses()));
    }

    private static PlanFacts facts(RunPlan plan, ServiceCatalogue catalogue) {
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
                        plan.service().settings())
                .of(plan.instances().count(), plan.instances().rollingRestart());
    }
}
