package dev.poolproof.run.plan;

import java.util.Locale;

/** The endpoints of the reference service whose connection handling can be chosen. */
public enum Endpoint {
    PERMISSIONS,
    CUSTOMERS,
    DASHBOARD;

    /** Its name as the service and the command line write it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
