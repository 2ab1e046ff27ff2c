package dev.poolproof.run.load;

import java.util.OptionalLong;

/**
 * One user and what this user does.
 *
 * @param journey what
 * @param tenant for whom; one that does not exist for {@link Journey#STRAYING}
 * @param browser whether the user sits at a browser, which prefers HTML, or is a program, which takes JSON
 * @param customer a customer that the tenant had from the start
 * @param page a page of customers that is not empty
 * @param token what makes the names that this user invents unlike all others
 * @param createdCustomer the customer that this user created, as soon as there is one
 */
record Visit(
        Journey journey,
        String tenant,
        boolean browser,
        long customer,
        int page,
        String token,
        OptionalLong createdCustomer) {

    static final int PAGE_SIZE = 20;
    /** An id that no customer has. */
    static final long NO_CUSTOMER = Integer.MAX_VALUE;

    /** What the user sends in this step. Whoever created nothing has nothing to delete and looks at the list instead. */
    RequestKind kindAt(int step) {
        RequestKind kind = journey.steps().get(step);
        return kind == RequestKind.DELETE_CUSTOMER && createdCustomer.isEmpty() ? RequestKind.CUSTOMER_PAGE : kind;
    }

    Visit withCreated(long id) {
        return new Visit(journey, tenant, browser, customer, page, token, OptionalLong.of(id));
    }

    long created() {
        return createdCustomer.orElseThrow();
    }

    String customerEmail() {
        return "customer-" + customer + "@" + tenant + ".example";
    }

    String newName() {
        return "Customer of load " + token;
    }

    String newEmail() {
        return "load-" + token + "@" + tenant + ".example";
    }
}
