package dev.poolproof.run.load;

/** The service's endpoints, by the names that a record gives them. */
enum Endpoint {
    PERMISSIONS("permissions", "/api/auth/permissions"),
    CUSTOMERS("customers", "/api/tenant/customers"),
    DASHBOARD("dashboard", "/api/tenant/dashboard");

    private final String title;
    private final String path;

    Endpoint(String title, String path) {
        this.title = title;
        this.path = path;
    }

    String title() {
        return title;
    }

    String path() {
        return path;
    }
}
