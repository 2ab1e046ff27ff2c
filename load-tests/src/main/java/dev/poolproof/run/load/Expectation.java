package dev.poolproof.run.load;

import dev.poolproof.run.plan.Endpoint;
import tools.jackson.databind.JsonNode;

/** What a request must get: a status, and a body or a header that says the right thing. */
sealed interface Expectation {

    int status();

    /** Whether an answer that has the right status says the right thing as well. */
    boolean isMetBy(Answer answer);

    /** What a user of this tenant may do: something. */
    record Permissions(String tenant) implements Expectation {
        @Override
        public int status() {
            return 200;
        }

        @Override
        public boolean isMetBy(Answer answer) {
            JsonNode json = answer.json();
            return says(json, "tenant", tenant)
                    && json.path("permissions").isArray()
                    && !json.path("permissions").isEmpty();
        }
    }

    /** This tenant's dashboard with all its tiles. */
    record Dashboard(String tenant) implements Expectation {
        private static final int TILES = 8;

        @Override
        public int status() {
            return 200;
        }

        @Override
        public boolean isMetBy(Answer answer) {
            JsonNode json = answer.json();
            return says(json, "tenant", tenant)
                    && json.path("tiles").isObject()
                    && json.path("tiles").size() == TILES;
        }
    }

    /** A page of customers that is not empty. */
    record CustomerPage(int page, int size) implements Expectation {
        @Override
        public int status() {
            return 200;
        }

        @Override
        public boolean isMetBy(Answer answer) {
            JsonNode json = answer.json();
            JsonNode items = json.path("items");
            return items.isArray()
                    && !items.isEmpty()
                    && items.size() <= size
                    && items.valueStream().allMatch(Expectation::isCustomer)
                    && json.path("page").asInt(-1) == page
                    && json.path("size").asInt(-1) == size
                    && json.path("total").asLong(-1) >= items.size();
        }
    }

    /** All customers, one a line. */
    record Export() implements Expectation {
        @Override
        public int status() {
            return 200;
        }

        @Override
        public boolean isMetBy(Answer answer) {
            return answer.body().startsWith("{");
        }
    }

    /** This customer. The name is free: other users change it. */
    record Customer(long id, String email) implements Expectation {
        @Override
        public int status() {
            return 200;
        }

        @Override
        public boolean isMetBy(Answer answer) {
            JsonNode json = answer.json();
            return isCustomer(json) && json.path("id").asLong() == id && says(json, "email", email);
        }
    }

    /** A new customer, and where it is from now on. */
    record Created(String name, String email) implements Expectation {
        @Override
        public int status() {
            return 201;
        }

        @Override
        public boolean isMetBy(Answer answer) {
            JsonNode json = answer.json();
            String location = answer.location();
            return isCustomer(json)
                    && says(json, "name", name)
                    && says(json, "email", email)
                    && location != null
                    && location.endsWith(
                            Endpoint.CUSTOMERS.path() + "/" + json.path("id").asLong());
        }
    }

    /** Done, and nothing to say. */
    record NoContent() implements Expectation {
        @Override
        public int status() {
            return 204;
        }

        @Override
        public boolean isMetBy(Answer answer) {
            return answer.body().isEmpty();
        }
    }

    /** Refused for the right reason. */
    record Refusal(int status, String problem) implements Expectation {
        @Override
        public boolean isMetBy(Answer answer) {
            return answer.isProblem(problem);
        }
    }

    /** The tenant does not exist: a page for a browser, a problem for a program. */
    record TenantUnknown(boolean browser) implements Expectation {
        @Override
        public int status() {
            return browser ? 302 : 404;
        }

        @Override
        public boolean isMetBy(Answer answer) {
            return browser ? answer.redirectsToTenantNotFound() : answer.isProblem("unknown-tenant");
        }
    }

    private static boolean says(JsonNode json, String property, String value) {
        return json.path(property).asString("").equals(value);
    }

    private static boolean isCustomer(JsonNode json) {
        return json.path("id").isIntegralNumber()
                && json.path("name").isString()
                && json.path("email").isString();
    }
}
