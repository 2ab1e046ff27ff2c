package dev.poolproof.reports.record;

import java.util.List;
import java.util.Map;

/**
 * What was asked for.
 *
 * @param ratePerSecond requests per second that the load was to send
 * @param loadMillis how long it was to send them
 * @param tenants the tenants that exist
 * @param variants the endpoints whose connection handling was seeded with a named variant
 * @param repeat how often the load was to be sent, each time with its drain; 1 unless asked otherwise
 * @param evidence the best source of evidence asked for: {@value #GUARD}; or with the guard switched off {@value #POOL}, what the
 *     pools publish of themselves, or {@value #SERVER}
 * @param faults failures that the guard was told to inject, each as {@code kind:rate}
 * @param settings settings given to the service, by property name
 */
public record PlanFacts(
        double ratePerSecond,
        long loadMillis,
        List<String> tenants,
        List<SeededVariant> variants,
        int repeat,
        String evidence,
        List<String> faults,
        Map<String, String> settings) {

    public static final String GUARD = "guard";
    public static final String POOL = "pool";
    public static final String SERVER = "server";

    public PlanFacts {
        repeat = Math.max(1, repeat);
        evidence = evidence == null ? GUARD : evidence;
        faults = Absent.list(faults);
        tenants = List.copyOf(tenants);
        variants = List.copyOf(variants);
        settings = Map.copyOf(settings);
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
