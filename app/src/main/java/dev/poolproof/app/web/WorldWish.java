package dev.poolproof.app.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A wish for another world, not yet checked. What it leaves out stays as the service was started.
 *
 * @param run the stamp of its connections
 * @param variants variants by endpoint
 * @param faults failures to inject, each {@code kind:rate}
 * @param seed decides which calls fail
 * @param guard whether there is a guard
 * @param settings further settings by name without the leading {@code poolproof.}
 */
record WorldWish(
        @Nullable String run,
        @Nullable Map<String, String> variants,
        @Nullable List<String> faults,
        @Nullable Long seed,
        @Nullable Boolean guard,
        @Nullable Map<String, String> settings) {

    /** The same as settings, by name without the leading {@code poolproof.}. */
    Map<String, String> asSettings() {
        Map<String, String> all = new LinkedHashMap<>(settings == null ? Map.of() : settings);
        if (run != null) {
            all.put("run", run);
        }
        if (variants != null) {
            variants.forEach((endpoint, variant) -> all.put("variants." + endpoint, variant));
        }
        if (faults != null) {
            all.put("faults", String.join(",", faults));
        }
        if (seed != null) {
            all.put("faults.seed", seed.toString());
        }
        if (guard != null) {
            all.put("guard.enabled", guard.toString());
        }
        return all;
    }
}
