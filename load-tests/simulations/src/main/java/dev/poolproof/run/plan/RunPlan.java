package dev.poolproof.run.plan;

import java.nio.file.Path;

/**
 * One run, whole.
 *
 * @param id unique id; also the stamp of the service's sessions on the server
 * @param label what the run shows, in a few words
 * @param service the service under test
 * @param instances how many of it there are
 * @param load the load
 * @param timing the pace around the load
 * @param repeat how often the load is sent, each time with its drain, 1 to 20
 * @param folder where everything of this run is written
 */
public record RunPlan(
        String id,
        String label,
        ServicePlan service,
        InstancePlan instances,
        LoadSettings load,
        Timing timing,
        int repeat,
        Path folder) {

    private static final int MOST_REPETITIONS = 20;

    public RunPlan {
        requireRepetitions(repeat);
        if (instances.count() > 1 && service.port() != 0) {
            throw new UsageException(
                    "--port is for one instance, but --instances is %d: leave --port out, and each takes one that is free."
                            .formatted(instances.count()));
        }
        if (instances.rollingRestart() && service.evidence() == EvidenceSource.POOL) {
            throw new UsageException(
                    "--rolling-restart needs --evidence guard or server: what pools publish ends with the instance that is replaced.");
        }
    }

    /** Of one instance. */
    public RunPlan(
            String id, String label, ServicePlan service, LoadSettings load, Timing timing, int repeat, Path folder) {
        this(id, label, service, InstancePlan.ONE, load, timing, repeat, folder);
    }

    /**
     * Refuses a number of repetitions that makes no sense.
     *
     * @throws UsageException if a load cannot be sent so often
     */
    public static void requireRepetitions(int repeat) {
        Checks.within("--repeat", repeat, 1, MOST_REPETITIONS);
    }
}
