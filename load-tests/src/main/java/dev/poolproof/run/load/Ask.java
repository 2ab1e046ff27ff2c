package dev.poolproof.run.load;

import dev.poolproof.run.plan.Endpoint;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One request and what it must get.
 *
 * @param method how
 * @param path where, with its query
 * @param body JSON to send, null for none
 * @param expectation what must come back
 */
record Ask(Method method, String path, @Nullable String body, Expectation expectation) {

    /** The HTTP methods in use. */
    enum Method {
        GET,
        POST,
        PUT,
        DELETE
    }

    private static final JsonMapper JSON = new JsonMapper();

    static Ask get(Endpoint endpoint, Expectation expectation) {
        return new Ask(Method.GET, endpoint.path(), null, expectation);
    }

    static Ask page(int page, Expectation expectation) {
        String query = "?page=" + page + "&size=" + Visit.PAGE_SIZE;
        return new Ask(Method.GET, Endpoint.CUSTOMERS.path() + query, null, expectation);
    }

    static Ask export(Expectation expectation) {
        return new Ask(Method.GET, Endpoint.CUSTOMERS.path() + "/export", null, expectation);
    }

    static Ask customer(Method method, long id, Expectation expectation) {
        return new Ask(method, Endpoint.CUSTOMERS.path() + "/" + id, null, expectation);
    }

    static Ask create(Expectation expectation) {
        return new Ask(Method.POST, Endpoint.CUSTOMERS.path(), null, expectation);
    }

    /** The same with a customer's data for a body. */
    Ask with(String name, String email) {
        return new Ask(method, path, JSON.writeValueAsString(Map.of("name", name, "email", email)), expectation);
    }
}
