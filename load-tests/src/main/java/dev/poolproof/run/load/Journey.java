package dev.poolproof.run.load;

import static dev.poolproof.run.load.RequestKind.BAD_PAGE;
import static dev.poolproof.run.load.RequestKind.CREATE_CUSTOMER;
import static dev.poolproof.run.load.RequestKind.CREATE_DUPLICATE;
import static dev.poolproof.run.load.RequestKind.CREATE_INVALID;
import static dev.poolproof.run.load.RequestKind.CUSTOMER;
import static dev.poolproof.run.load.RequestKind.CUSTOMERS_OF_STRANGER;
import static dev.poolproof.run.load.RequestKind.CUSTOMER_PAGE;
import static dev.poolproof.run.load.RequestKind.DASHBOARD;
import static dev.poolproof.run.load.RequestKind.DASHBOARD_OF_STRANGER;
import static dev.poolproof.run.load.RequestKind.DELETE_CUSTOMER;
import static dev.poolproof.run.load.RequestKind.EXPORT_ABANDONED;
import static dev.poolproof.run.load.RequestKind.PERMISSIONS;
import static dev.poolproof.run.load.RequestKind.PERMISSIONS_OF_STRANGER;
import static dev.poolproof.run.load.RequestKind.UNKNOWN_CUSTOMER;
import static dev.poolproof.run.load.RequestKind.UPDATE_CUSTOMER;

import dev.poolproof.run.plan.LoadMix;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one user does: four requests, one after the other, on the user's own connection.
 *
 * <p>All journeys have the same length, so that users a second are requests a second divided by {@link #LENGTH}. In every round of
 * users each journey of the mix occurs {@link #weight()} times. The first five make ten users, which gives every endpoint at least
 * a fifth of all requests, strangers not counted: they never reach a tenant's pool.
 */
enum Journey {
    /** Looks around. */
    READING(3, PERMISSIONS, DASHBOARD, CUSTOMER_PAGE, CUSTOMER),
    /** Creates a customer, changes another, and deletes the first. */
    WRITING(3, PERMISSIONS, CREATE_CUSTOMER, UPDATE_CUSTOMER, DELETE_CUSTOMER),
    /** Keeps the dashboard open. */
    WATCHING(2, DASHBOARD, PERMISSIONS, DASHBOARD, DASHBOARD),
    /** Sends what the service must refuse, without losing a connection over it. */
    ERRING(1, CREATE_INVALID, CREATE_DUPLICATE, UNKNOWN_CUSTOMER, BAD_PAGE),
    /** Asks for a tenant that does not exist. */
    STRAYING(1, PERMISSIONS_OF_STRANGER, DASHBOARD_OF_STRANGER, CUSTOMERS_OF_STRANGER, PERMISSIONS_OF_STRANGER),
    /** Asks for everything, and hangs up in the middle of the answer. */
    ABANDONING(4, EXPORT_ABANDONED, EXPORT_ABANDONED, EXPORT_ABANDONED, EXPORT_ABANDONED),
    /** Asks again and again for what it may do. */
    ASKING(1, PERMISSIONS, PERMISSIONS, PERMISSIONS, PERMISSIONS);

    /** Requests in a journey. */
    static final int LENGTH = 4;

    private final int weight;

    @SuppressWarnings("ImmutableEnumChecker") // From List.of, which cannot change.
    private final List<RequestKind> steps;

    Journey(int weight, RequestKind... steps) {
        this.weight = weight;
        this.steps = List.of(steps);
    }

    /** The journeys of a mix. */
    static List<Journey> of(LoadMix mix) {
        List<Journey> everything = List.of(READING, WRITING, WATCHING, ERRING, STRAYING);
        return switch (mix) {
            case EVERYTHING -> everything;
            case WITH_CLIENT_ABORTS ->
                Stream.concat(everything.stream(), Stream.of(ABANDONING)).toList();
            case PERMISSIONS_ALONE -> List.of(ASKING);
        };
    }

    /** How often it occurs in a round of users. */
    int weight() {
        return weight;
    }

    /** Its requests, in order. */
    List<RequestKind> steps() {
        return steps;
    }
}
