package dev.poolproof.app.handling;

import java.util.Locale;

/** The endpoints whose handling of connections can be chosen. */
public enum Endpoint {
    /** {@code GET /api/auth/permissions}: two queries. */
    PERMISSIONS,
    /** {@code /api/tenant/customers}: list, create, read, update, delete. */
    CUSTOMERS,
    /** {@code GET /api/tenant/dashboard}: eight queries. */
    DASHBOARD;

    /** How settings and clients name it, for example {@code dashboard}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
