package dev.poolproof.run.command;

import dev.poolproof.run.plan.Endpoint;
import java.util.Map;

/** The stages of the incident, in its order. */
enum DemoStage {
    /** What one endpoint kept starved the others, and they told people that their tenant did not exist. */
    PERMISSIONS(
            "before",
            "1-permissions",
            "before: permissions",
            "Before, 1 of 3: permissions never gives its connection back; customers masks what follows.",
            Map.of(Endpoint.PERMISSIONS, "never-released", Endpoint.CUSTOMERS, "failure-masked-as-unknown-tenant")),
    CUSTOMERS(
            "before",
            "2-customers",
            "before: customers",
            "Before, 2 of 3: customers closes the shared pool where it means to release a connection.",
            Map.of(Endpoint.CUSTOMERS, "cached-pool-closed")),
    DASHBOARD(
            "before",
            "3-dashboard",
            "before: dashboard",
            "Before, 3 of 3: dashboard makes a new pool for every request.",
            Map.of(Endpoint.DASHBOARD, "pool-per-request")),
    REPAIRED(
            "after",
            "4-repaired",
            "after: repaired",
            "After: each takes the cached pool, borrows one connection and releases it in finally.",
            Map.of(
                    Endpoint.PERMISSIONS, "try-finally",
                    Endpoint.CUSTOMERS, "try-finally",
                    Endpoint.DASHBOARD, "try-finally"));

    private final String side;
    private final String name;
    private final String label;
    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // Map.of is immutable.
    private final Map<Endpoint, String> variants;

    DemoStage(String side, String name, String label, String title, Map<Endpoint, String> variants) {
        this.side = side;
        this.name = name;
        this.label = label;
        this.title = title;
        this.variants = variants;
    }

    /** {@code before} or {@code after}. */
    String side() {
        return side;
    }

    /** Its name, for folders and ids. */
    String id() {
        return name;
    }

    /** The folder of its run in the demo's own, so that {@code compare} finds both sides. */
    String folder() {
        return side + "/" + name;
    }

    String label() {
        return label;
    }

    String title() {
        return title;
    }

    Map<Endpoint, String> variants() {
        return variants;
    }
}
