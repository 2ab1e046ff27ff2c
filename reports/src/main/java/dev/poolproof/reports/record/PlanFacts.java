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
 * @param settings settings given to the service, by property name
 */
public record PlanFacts(
        double ratePerSecond,
        long loadMillis,
        List<String> tenants,
        List<SeededVariant> variants,
        Map<String, String> settings) {

    public PlanFacts {
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
