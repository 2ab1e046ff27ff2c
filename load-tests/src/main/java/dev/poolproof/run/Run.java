package dev.poolproof.run;

import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.run.load.GatlingLoad;
import dev.poolproof.run.plan.RunPlan;
import dev.poolproof.run.provision.Database;
import dev.poolproof.run.sample.PoolWatch;
import dev.poolproof.run.sample.ServerObserver;
import dev.poolproof.run.target.ServiceCatalogue;
import dev.poolproof.run.target.ServiceFleet;
import dev.poolproof.run.target.ServiceJar;

/**
 * One run with a service of its own: start the service on the database, observe it under load, end it.
 *
 * <p>Database and load generator belong to the caller, who starts them early; the service is the run's own and gone when
 * {@link #execute} returns.
 */
public final class Run {

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
        int instances = plan.instances().count();
        progress.say(
                instances == 1
                        ? "Starting the service …"
                        : "Starting %d instances of the service …".formatted(instances));
        try (ServerObserver server = ServerObserver.open(database.administrator(), plan.id());
                ServiceFleet service =
                        ServiceFleet.start(serviceJar, plan.service(), instances, database, plan.id(), plan.folder());
                PoolWatch pools = ServicePools.of(plan.service(), service)) {
            return ReferenceRun.record(plan, database, load, service, catalogue, server, pools, progress);
        }
    }
}
