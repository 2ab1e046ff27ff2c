package dev.poolproof.reports.record;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for.
 *
 * @param ratePerSecond requests per second that the load was to send; 0 where the answers decide, or nobody planned it
 * @param loadMillis how long it was to send them
 * @param tenants the tenants that exist
 * @param variants the endpoints whose connection handling was seeded with a named variant
 * @param repeat how often the load was to be sent, each time with its drain; 1 unless asked otherwise
 * @param evidence the best source of evidence asked for: {@value #GUARD}; or with the guard switched off {@value #POOL}, what the
 *     pools publish of themselves, or {@value #SERVER}
 * @param faults failures that the guard was told to inject, each as {@code kind:rate}
 * @param settings settings given to the service, by property name
 * @param watch what was asked for of a service and a load that are somebody else's; null for the reference service
 * @param instances how many of the reference service there were to be at a time; 1 unless asked otherwise
 * @param rollingRestart whether each of them was to be replaced by another while the load was sent
 */
public record PlanFacts(
        double ratePerSecond,
        long loadMillis,
        List<String> tenants,
        List<SeededVariant> variants,
        int repeat,
        String evidence,
        List<String> faults,
        Map<String, String> settings,
        @Nullable WatchFacts watch,
        int instances,
        boolean rollingRestart) {

    public static final String GUARD = "guard";
    public static final String POOL = "pool";
    public static final String SERVER = "server";

    public PlanFacts {
        repeat = Math.max(1, repeat);
        instances = Math.max(1, instances);
        evidence = evidence == null ? GUARD : evidence;
        faults = Absent.list(faults);
        tenants = List.copyOf(tenants);
        variants = List.copyOf(variants);
        settings = Map.copyOf(settings);
    }

    /** Of a run of the reference service. */
    public PlanFacts(
            double ratePerSecond,
            long loadMillis,
            List<String> tenants,
            List<SeededVariant> variants,
            int repeat,
            String evidence,
            List<String> faults,
            Map<String, String> settings) {
        this(ratePerSecond, loadMillis, tenants, variants, repeat, evidence, faults, settings, null, 1, false);
    }

    /** The same of so many instances. */
    public PlanFacts of(int someInstances, boolean restarted) {
        return new PlanFacts(
                ratePerSecond,
                loadMillis,
                tenants,
                variants,
                repeat,
                evidence,
                faults,
                settings,
                watch,
                someInstances,
                restarted);
    }

    /** The most instances that there were to be at once: while one is replaced, both live. */
    public int mostInstances() {
        return rollingRestart ? instances + 1 : instances;
    }

    /** Of a service that is somebody else's. */
    public PlanFacts(WatchFacts watch, double ratePerSecond, long loadMillis, int repeat, String evidence) {
        this(ratePerSecond, loadMillis, List.of(), List.of(), repeat, evidence, List.of(), Map.of(), watch, 1, false);
    }

    /** Of a watch, whose load nobody planned. */
    public PlanFacts(WatchFacts watch, int repeat, String evidence) {
        this(watch, 0, 0, repeat, evidence);
    }

    /**
     * A form of connection handling put into one endpoint on purpose.
     *
     * @param endpoint the endpoint, for example {@code dashboard}
     * @param variant the variant, for example {@code pool-per-request}
     * @param expectedFinding the id of the finding it must produce, {@code none} for a correct form
     */
    public record SeededVariant(String endpoint, String variant, String expectedFinding) {}
}
