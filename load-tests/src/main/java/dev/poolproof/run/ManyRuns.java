package dev.poolproof.run;

import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.run.load.GatlingLoad;
import dev.poolproof.run.plan.RunPlan;
import dev.poolproof.run.plan.UsageException;
import dev.poolproof.run.provision.Database;
import dev.poolproof.run.sample.ServerObserver;
import dev.poolproof.run.target.ServiceCatalogue;
import dev.poolproof.run.target.ServiceJar;
import dev.poolproof.run.target.ServiceProcess;
import dev.poolproof.run.target.WorldNotReplacedException;
import dev.poolproof.run.target.WorldsEnd;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Runs one after the other on one database, one load generator and one service, whose world is replaced for each. A service that
 * cannot be cleaned is ended, and another is started.
 *
 * <p>Database and load generator belong to the caller; the service ends when this is closed.
 */
public final class ManyRuns implements AutoCloseable {

    private final Database database;
    private final GatlingLoad load;
    private final ServiceJar serviceJar;
    private final ServiceCatalogue catalogue;
    private final Path folder;
    private final RunProgress progress;

    private @Nullable ServiceProcess service;
    private int started;

    /**
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
        ServiceProcess serving = serving(plan);
        try (ServerObserver server = ServerObserver.open(database.administrator(), plan.id())) {
            return new Observation(plan, database, load, serving, catalogue, progress).record(server);
        }
    }

    private ServiceProcess serving(RunPlan plan) throws InterruptedException {
        if (service != null && service.isAlive()) {
            try {
                WorldsEnd end = service.replaceWorld(plan.service(), plan.id());
                if (end.leftThreads() == 0) {
                    return service;
                }
                progress.say("%d threads of the last run would not end: starting another service …"
                        .formatted(end.leftThreads()));
            } catch (WorldNotReplacedException e) {
                progress.say(e.getMessage() + " Starting another service …");
            }
        }
        close();
        service = start(plan);
        return service;
    }

    private ServiceProcess start(RunPlan plan) throws InterruptedException {
        started++;
        return ServiceProcess.startForManyWorlds(
                serviceJar, plan.service(), database, plan.id(), folder.resolve("service-" + started));
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
