package dev.poolproof.app.handling;

import static dev.poolproof.app.handling.Endpoint.CUSTOMERS;
import static dev.poolproof.app.handling.Endpoint.DASHBOARD;
import static dev.poolproof.app.handling.Variant.Kind.CORRECT;
import static dev.poolproof.app.handling.Variant.Kind.MISTAKE;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The registry of connection handlings: one line each, named as its class is. The facts about a variant are in the
 * Javadoc of its class.
 */
@SuppressWarnings("ImmutableEnumChecker") // Its factories are constructors, its lists cannot be changed.
public enum Variant {
    TRY_WITH_RESOURCES(
            CORRECT, TryWithResources::new, "none", "One connection for all queries, released by try-with-resources."),
    TRY_FINALLY(CORRECT, TryFinally::new, "none", "One connection for all queries, released in finally."),
    NEVER_RELEASED(MISTAKE, NeverReleased::new, "connection-leak", "A connection is borrowed and never given back."),
    CACHED_POOL_CLOSED(
            MISTAKE,
            CachedPoolClosed::new,
            "shared-pool-closed",
            "The shared pool is closed where only the connection should be."),
    POOL_PER_REQUEST(
            MISTAKE,
            PoolPerRequest::new,
            "pool-per-request",
            "Every request makes a pool of its own and never closes it."),
    CONNECTION_PER_QUERY(
            MISTAKE,
            ConnectionPerQuery::new,
            "borrow-amplification",
            "Every query of a request borrows a connection of its own.",
            DASHBOARD),
    FAILURE_MASKED_AS_UNKNOWN_TENANT(
            MISTAKE,
            FailureMaskedAsUnknownTenant::new,
            "failure-masked",
            "Whatever the database says is reported as a tenant that does not exist.",
            CUSTOMERS),
    RELEASED_ONLY_ON_SUCCESS(
            MISTAKE,
            ReleasedOnlyOnSuccess::new,
            "connection-leak",
            "A connection is released only where nothing fails.",
            CUSTOMERS),
    CONNECTION_VARIABLE_REASSIGNED(
            MISTAKE,
            ConnectionVariableReassigned::new,
            "connection-leak",
            "The variable of a borrowed connection is given another one, and the first is forgotten.");

    /** What a variant is for. */
    public enum Kind {
        /** The right way: must never be accused. */
        CORRECT,
        /** A wrong way: must produce its finding. */
        MISTAKE,
        /** Right, though it looks wrong: must never be accused. */
        DECOY;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Kind kind;
    private final Supplier<ConnectionHandling> factory;
    private final String expectedFinding;
    private final String summary;
    private final List<Endpoint> endpoints;

    /** Without endpoints, the variant shows itself on all of them. */
    Variant(
            Kind kind,
            Supplier<ConnectionHandling> factory,
            String expectedFinding,
            String summary,
            Endpoint... endpoints) {
        this.kind = kind;
        this.factory = factory;
        this.expectedFinding = expectedFinding;
        this.summary = summary;
        this.endpoints = List.of(endpoints.length == 0 ? Endpoint.values() : endpoints);
    }

    /** The variant of this id, if there is one. */
    public static Optional<Variant> of(String id) {
        return Arrays.stream(values())
                .filter(variant -> variant.id().equals(id))
                .findFirst();
    }

    /** All ids, in the registry's order. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(Variant::id).toList();
    }

    /** How settings and clients name it, for example {@code never-released}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Kind kind() {
        return kind;
    }

    /** The id of the finding that a run must come to, {@code none} where it must find nothing. */
    public String expectedFinding() {
        return expectedFinding;
    }

    /** The endpoints on which the expected finding shows under plain load; it may be chosen for any. */
    public List<Endpoint> endpoints() {
        return endpoints;
    }

    public String summary() {
        return summary;
    }

    ConnectionHandling handling() {
        return factory.get();
    }
}
