package dev.poolproof.run.plan;

import java.util.Locale;

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
}
