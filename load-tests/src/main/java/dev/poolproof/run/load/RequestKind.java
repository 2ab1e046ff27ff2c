package dev.poolproof.run.load;

import static dev.poolproof.run.load.Ask.Method.DELETE;
import static dev.poolproof.run.load.Ask.Method.GET;
import static dev.poolproof.run.load.Ask.Method.PUT;

import dev.poolproof.reports.record.Outcome;
import dev.poolproof.run.load.Expectation.Created;
import dev.poolproof.run.load.Expectation.Customer;
import dev.poolproof.run.load.Expectation.CustomerPage;
import dev.poolproof.run.load.Expectation.Dashboard;
import dev.poolproof.run.load.Expectation.Export;
import dev.poolproof.run.load.Expectation.NoContent;
import dev.poolproof.run.load.Expectation.Permissions;
import dev.poolproof.run.load.Expectation.Refusal;
import dev.poolproof.run.load.Expectation.TenantUnknown;
import dev.poolproof.run.plan.Endpoint;
import dev.poolproof.run.simulation.RequestName;
import java.util.function.Function;

/** The kinds of request that are counted apart. A new one is an entry here and a place in a {@link Journey}. */
enum RequestKind {
    PERMISSIONS(
            "permissions",
            Endpoint.PERMISSIONS,
            visit -> Ask.get(Endpoint.PERMISSIONS, new Permissions(visit.tenant()))),
    DASHBOARD("dashboard", Endpoint.DASHBOARD, visit -> Ask.get(Endpoint.DASHBOARD, new Dashboard(visit.tenant()))),
    CUSTOMER_PAGE(
            "customers: page",
            Endpoint.CUSTOMERS,
            visit -> Ask.page(visit.page(), new CustomerPage(visit.page(), Visit.PAGE_SIZE))),
    CUSTOMER(
            "customers: one",
            Endpoint.CUSTOMERS,
            visit -> Ask.customer(GET, visit.customer(), new Customer(visit.customer(), visit.customerEmail()))),
    CREATE_CUSTOMER(
            "customers: create",
            Endpoint.CUSTOMERS,
            visit ->
                    Ask.create(new Created(visit.newName(), visit.newEmail())).with(visit.newName(), visit.newEmail())),
    UPDATE_CUSTOMER(
            "customers: update",
            Endpoint.CUSTOMERS,
            visit -> Ask.customer(PUT, visit.customer(), new Customer(visit.customer(), visit.customerEmail()))
                    .with(visit.newName(), visit.customerEmail())),
    DELETE_CUSTOMER(
            "customers: delete", Endpoint.CUSTOMERS, visit -> Ask.customer(DELETE, visit.created(), new NoContent())),
    CREATE_INVALID(
            "customers: create, invalid",
            Endpoint.CUSTOMERS,
            visit -> Ask.create(new Refusal(400, "invalid-request")).with("", "no address")),
    CREATE_DUPLICATE(
            "customers: create, e-mail taken",
            Endpoint.CUSTOMERS,
            visit -> Ask.create(new Refusal(409, "duplicate-email")).with(visit.newName(), visit.customerEmail())),
    UNKNOWN_CUSTOMER(
            "customers: one, unknown",
            Endpoint.CUSTOMERS,
            visit -> Ask.customer(GET, Visit.NO_CUSTOMER, new Refusal(404, "unknown-customer"))),
    BAD_PAGE(
            "customers: page, invalid", Endpoint.CUSTOMERS, visit -> Ask.page(-1, new Refusal(400, "invalid-request"))),
    PERMISSIONS_OF_STRANGER(
            "permissions, unknown tenant",
            Endpoint.PERMISSIONS,
            visit -> Ask.get(Endpoint.PERMISSIONS, new TenantUnknown(visit.browser()))),
    DASHBOARD_OF_STRANGER(
            "dashboard, unknown tenant",
            Endpoint.DASHBOARD,
            visit -> Ask.get(Endpoint.DASHBOARD, new TenantUnknown(visit.browser()))),
    CUSTOMERS_OF_STRANGER(
            "customers: page, unknown tenant",
            Endpoint.CUSTOMERS,
            visit -> Ask.page(0, new TenantUnknown(visit.browser()))),
    /** Sent while it is read, so that a user who hangs up leaves the service in the middle of it. */
    EXPORT_ABANDONED("customers: export, abandoned", Endpoint.CUSTOMERS, visit -> Ask.export(new Export()), true);

    private final String title;
    private final Endpoint endpoint;

    @SuppressWarnings("ImmutableEnumChecker") // A function of the visit alone.
    private final Function<Visit, Ask> ask;

    private final boolean abandoned;

    RequestKind(String title, Endpoint endpoint, Function<Visit, Ask> ask) {
        this(title, endpoint, ask, false);
    }

    RequestKind(String title, Endpoint endpoint, Function<Visit, Ask> ask, boolean abandoned) {
        this.title = title;
        this.endpoint = endpoint;
        this.ask = ask;
        this.abandoned = abandoned;
    }

    /** Its name in Gatling's report and in the record. */
    String title() {
        return title;
    }

    /** What it is counted under. */
    RequestName counted() {
        return new RequestName(title, endpoint.key());
    }

    Endpoint endpoint() {
        return endpoint;
    }

    /** The request that this visit's user sends. */
    Ask ask(Visit visit) {
        return ask.apply(visit);
    }

    /** Whether the user hangs up in the middle of the answer. */
    boolean isAbandoned() {
        return abandoned;
    }

    /** What an outcome counts as: whoever hung up does not miss the answer. */
    Outcome judged(Outcome outcome) {
        boolean unanswered = outcome == Outcome.CLIENT_TIMEOUT || outcome == Outcome.NO_ANSWER;
        return abandoned && unanswered ? Outcome.AS_EXPECTED : outcome;
    }
}
