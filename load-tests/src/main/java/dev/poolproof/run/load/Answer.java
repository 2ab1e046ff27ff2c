package dev.poolproof.run.load;

import dev.poolproof.reports.record.Outcome;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * An HTTP answer, as far as it is judged.
 *
 * @param status its status code
 * @param location its header {@code Location}, null where it has none
 * @param body its body, empty where it has none
 */
record Answer(int status, @Nullable String location, String body) {

    private static final String PROBLEM = "urn:poolproof:problem:";
    private static final Pattern TENANT_NOT_FOUND = Pattern.compile("(https?://[^/]+)?/tenant-not-found([?#;].*)?");
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, Outcome> DATABASE_CAUSES = Map.of(
            "acquire-timeout", Outcome.ACQUIRE_TIMEOUT,
            "pool-closed", Outcome.POOL_CLOSED,
            "too-many-connections", Outcome.TOO_MANY_CONNECTIONS,
            "database-unreachable", Outcome.DATABASE_UNREACHABLE);

    /**
     * How a request with this expectation ended.
     *
     * <p>What the service says of its database counts first, then a masked failure, then the status, then the body: a 503 is never
     * called a wrong status, and a 404 for a customer is masked only when it blames the tenant.
     */
    Outcome outcome(Expectation expectation) {
        if (status >= 500) {
            return failure();
        }
        if (!(expectation instanceof Expectation.TenantUnknown) && blamesTenant()) {
            return Outcome.MASKED_AS_UNKNOWN_TENANT;
        }
        if (status != expectation.status()) {
            return Outcome.WRONG_STATUS;
        }
        return expectation.isMetBy(this) ? Outcome.AS_EXPECTED : Outcome.WRONG_BODY;
    }

    /** The body, a missing node where it is not JSON. */
    JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }

    boolean isProblem(String name) {
        return json().path("type").asString("").equals(PROBLEM + name);
    }

    boolean redirectsToTenantNotFound() {
        return location != null && TENANT_NOT_FOUND.matcher(location).matches();
    }

    private Outcome failure() {
        if (status != 503 || !isProblem("database-unavailable")) {
            return Outcome.SERVER_ERROR;
        }
        String cause = json().path("cause").asString("");
        return DATABASE_CAUSES.getOrDefault(cause, Outcome.SERVER_ERROR);
    }

    private boolean blamesTenant() {
        boolean redirect = status >= 300 && status < 400;
        return redirect ? redirectsToTenantNotFound() : status == 404 && isProblem("unknown-tenant");
    }
}
