package dev.poolproof.run.scenario;

import dev.poolproof.reports.record.Outcome;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * What an answer must be.
 *
 * @param statuses one of these; empty for anything below 400
 * @param contains what its body holds, null for anything
 * @param json what stands at a JSON pointer, {@value #ANYTHING} for anything at all
 */
public record Expected(Set<Integer> statuses, @Nullable Template contains, Map<String, Template> json) {

    static final String ANYTHING = "*";
    private static final int FIRST_FAILURE = 400;
    private static final int FIRST_SERVER_ERROR = 500;
    private static final JsonMapper JSON = new JsonMapper();

    public Expected {
        statuses = Set.copyOf(statuses);
        json = Map.copyOf(json);
    }

    /** How a request with this answer has ended. */
    public Outcome outcome(int status, String body, Function<Template, String> fill) {
        boolean right = statuses.isEmpty() ? status < FIRST_FAILURE : statuses.contains(status);
        if (!right) {
            return status >= FIRST_SERVER_ERROR ? Outcome.SERVER_ERROR : Outcome.WRONG_STATUS;
        }
        boolean holds = contains == null || body.contains(fill.apply(contains));
        return holds && (json.isEmpty() || isMet(tree(body), fill)) ? Outcome.AS_EXPECTED : Outcome.WRONG_BODY;
    }

    private boolean isMet(JsonNode tree, Function<Template, String> fill) {
        return json.entrySet().stream().allMatch(wanted -> {
            JsonNode found = tree.at(wanted.getKey());
            String value = fill.apply(wanted.getValue());
            return value.equals(ANYTHING)
                    ? !found.isMissingNode()
                    : found.asString("").equals(value);
        });
    }

    static JsonNode tree(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }
}
