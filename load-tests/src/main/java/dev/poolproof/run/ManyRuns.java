package dev.poolproof.run;

import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.run.load.GatlingLoad;
import dev.poolproof.run.plan.Endpoint;
import dev.poolproof.run.plan.FaultSettings;
import dev.poolproof.run.plan.RunPlan;
import dev.poolproof.run.plan.ServicePlan;
import dev.poolproof.run.plan.UsageException;
import dev.poolproof.run.provision.Database;
import dev.poolproof.run.sample.PoolWatch;
import dev.poolproof.run.sample.ServerObserver;
import dev.poolproof.run.target.ServiceCatalogue;
import dev.poolproof.run.target.ServiceFleet;
import dev.poolproof.run.target.ServiceJar;
import dev.poolproof.run.target.ServiceProcess;
import dev.poolproof.run.target.WarmUp;
import dev.poolproof.run.target.WorldNotReplacedException;
import dev.poolproof.run.target.WorldsEnd;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs one after the other on one database, one load generator and one service, whose world is replaced for each. A service that
 * cannot be cleaned is ended, and another is started.
 *
 * <p>Database and load generator belong to the caller; the service ends when this is closed.
 */
public final class ManyRuns implements AutoCloseable {

    private static final int WARM_UP_ROUNDS = 10;

    private final Database database;
    private final GatlingLoad load;
    private final ServiceJar serviceJar;
    private final ServiceCatalogue catalogue;
    private final Path folder;
    private final RunProgress progress;

    private @Nullable ServiceProcess service;
    private int started;

    /**
     * Starts nothing yet.
     *
     * @param load prepared for a series
     * @param folder an existing folder for the service's log
     */
    public ManyRuns(
            Database database,
            GatlingLoad load,
            ServiceJar serviceJar,
            ServiceCatalogue catalogue,
            Path folder,
            RunProgress progress) {
        this.database = database;
        this.load = load;
        this.serviceJar = serviceJar;
        this.catalogue = catalogue;
        this.folder = folder;
        this.progress = progress;
    }

    /**
     * Runs a plan as {@link Run#execute} does. Tenants and seed rows must be the same for all plans.
     *
     * @throws UsageException if the plan cannot be carried out here
     * @throws InterruptedException if interrupted before there was anything to record
     */
    public RunRecord execute(RunPlan plan) throws InterruptedException {
        // Belongs to this; the fleet of it is not closed.
        ServiceFleet serving = ServiceFleet.of(serving(plan));
        try (ServerObserver server = ServerObserver.open(database.administrator(), plan.id());
                PoolWatch pools = ServicePools.of(plan.service(), serving)) {
            return ReferenceRun.record(plan, database, load, serving, catalogue, server, pools, progress);
        }
    }

    /**
     * Makes the service ready for a plan and runs nothing, so that settings which it refuses are known before anything is
     * measured.
     *
     * @throws UsageException if the service refuses them
     * @throws InterruptedException if interrupted meanwhile
     */
    public void rehearse(RunPlan plan) throws InterruptedException {
        serving(plan);
    }

    private ServiceProcess serving(RunPlan plan) throws InterruptedException {
        if (service != null && service.isAlive() && becomes(service, plan)) {
            return service;
        }
        close();
        ServiceProcess another = start(plan);
        service = another;
        if (!becomes(another, plan)) {
            throw new IllegalStateException("A service that has just been started cannot be made what was planned.");
        }
        return another;
    }

    private boolean becomes(ServiceProcess running, RunPlan plan) throws InterruptedException {
        try {
            WorldsEnd end = running.replaceWorld(plan.service(), plan.id());
            if (end.leftThreads() == 0) {
                return true;
            }
            progress.say("%d threads of the last run would not end: another service takes over."
                    .formatted(end.leftThreads()));
        } catch (WorldNotReplacedException e) {
            progress.say(e.getMessage() + " Another service takes over.");
        }
        return false;
    }

    /** In a correct world that nobody watches, and used a little: what comes after meets a service that is warm. */
    private ServiceProcess start(RunPlan plan) throws InterruptedException {
        started++;
        ServicePlan planned = plan.service();
        ServicePlan correct = new ServicePlan(
                planned.tenants(),
                planned.seedRows(),
                planned.port(),
                Map.of(),
                Map.of(),
                FaultSettings.NONE,
                planned.evidence());
        ServiceProcess starting = ServiceProcess.startForManyWorlds(
                serviceJar, correct, database, plan.id() + "-start", folder.resolve("service-" + started));
        service = starting;
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            WarmUp.send(
                    starting.address(),
                    planned.tenantNames(),
                    List.of(Endpoint.values()),
                    plan.load().requestTimeout());
        }
        return starting;
    }

    /** How many services it took: 1 where every world could be cleaned. */
    public int services() {
        return started;
    }

    @Override
    public void close() {
        if (service != null) {
            service.close();
            service = null;
        }
    }
}
