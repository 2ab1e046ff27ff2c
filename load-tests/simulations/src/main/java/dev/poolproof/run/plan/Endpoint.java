package dev.poolproof.run.plan;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The endpoints of the reference service: what load is sent to, and whose connection handling can be chosen. */
public enum Endpoint {
    PERMISSIONS("/api/auth/permissions"),
    CUSTOMERS("/api/tenant/customers"),
    DASHBOARD("/api/tenant/dashboard");

    private final String path;

    Endpoint(String path) {
        this.path = path;
    }

    /** Its path on the service. */
    public String path() {
        return path;
    }

    /** Its name as the service and the command line write it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The endpoint of that {@linkplain #key() key}, in any case.
     *
     * @throws UsageException if there is none
     */
    public static Endpoint named(String key) {
        return Arrays.stream(values())
                .filter(endpoint -> endpoint.key().equals(key.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new UsageException("There is no endpoint '%s': it is one of %s."
                        .formatted(
                                key, Arrays.stream(values()).map(Endpoint::key).collect(Collectors.joining(", ")))));
    }
}
