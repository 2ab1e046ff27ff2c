package dev.poolproof.run.scenario;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** One user: what is known to this one, and what this one picks. Equal seeds give equal users. Used by one thread at a time. */
public final class User {

    private final List<Integer> picks;
    private final Random random;
    private final Map<String, String> values = new HashMap<>();

    /**
     * A user who arrives.
     *
     * @param number counted from 0
     * @param picks which of the requests this one sends, by their place in the scenario
     */
    public User(Scenario scenario, long number, List<Integer> picks, long seed) {
        this.picks = List.copyOf(picks);
        // Neighbours must not draw alike.
        this.random = new Random(seed ^ (number + 1) * 0x9E3779B97F4A7C15L);
        scenario.feeders().forEach(feeder -> feeder.feed(number, random, values));
        scenario.values().forEach((name, template) -> values.put(name, fill(template)));
    }

    /** What this user sends in a round. */
    public int pick(int round) {
        return picks.get(round);
    }

    public String fill(Template template) {
        return template.filled(name -> values.getOrDefault(name, ""), random);
    }

    /** Whether a template can be filled in by now. */
    public boolean knows(Template template) {
        return template.isReady(Set.copyOf(values.keySet()));
    }

    public Duration think(Step step) {
        return step.think().draw(random);
    }

    /**
     * Keeps what a step saves of its answer.
     *
     * @param header the value of a header, empty where there is none
     * @return the first value that is not there, empty where all are
     */
    public Optional<String> save(Step step, UnaryOperator<String> header, String body) {
        JsonNode tree = Expected.tree(body);
        for (Map.Entry<String, String> save : step.saves().entrySet()) {
            String source = save.getValue();
            String value = source.startsWith(Step.HEADER)
                    ? header.apply(source.substring(Step.HEADER.length()))
                    : tree.at(source).asString("");
            if (value.isEmpty()) {
                return Optional.of(save.getKey());
            }
            values.put(save.getKey(), value);
        }
        return Optional.empty();
    }
}
