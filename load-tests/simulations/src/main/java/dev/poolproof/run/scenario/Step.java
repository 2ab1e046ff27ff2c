package dev.poolproof.run.scenario;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request of a scenario.
 *
 * @param name what it is counted under
 * @param method how
 * @param path where, with its query
 * @param headers its own and those of every request
 * @param body what it carries, null for nothing
 * @param think how long the user waits before it
 * @param expected what must come back
 * @param saves what is kept of the answer: {@code header NAME} or a JSON pointer, by the value's name
 */
public record Step(
        String name,
        String method,
        Template path,
        Map<String, Template> headers,
        @Nullable Body body,
        Pause think,
        Expected expected,
        Map<String, String> saves) {

    static final String HEADER = "header ";

    public Step {
        headers = Map.copyOf(headers);
        saves = Map.copyOf(saves);
    }

    /** The headers of an answer that are needed for what is saved. */
    public List<String> savedHeaders() {
        return saves.values().stream()
                .filter(source -> source.startsWith(HEADER))
                .map(source -> source.substring(HEADER.length()))
                .toList();
    }
}
