package dev.poolproof.run.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What users ask of a service.
 *
 * @param name what it is called
 * @param timeout how long a user waits for an answer
 * @param rounds how many of the requests a user picks before leaving
 * @param load how many users there are, and when
 * @param feeders what gives each user values
 * @param values values made once for each user, in this order
 * @param login what each user sends first; nothing for users without a name
 * @param requests what users pick from
 */
public record Scenario(
        String name,
        Duration timeout,
        int rounds,
        LoadShape load,
        List<Feeder> feeders,
        Map<String, Template> values,
        List<Step> login,
        List<Entry> requests) {

    public Scenario {
        feeders = List.copyOf(feeders);
        login = List.copyOf(login);
        requests = List.copyOf(requests);
    }

    /**
     * What a user may pick.
     *
     * @param weight how often, against the others
     * @param steps what is then sent, one after the other, as long as each gets what it expects
     */
    public record Entry(int weight, List<Step> steps) {
        public Entry {
            steps = List.copyOf(steps);
        }
    }

    /** How many requests a user sends on average who gets everything that is expected; the login's are not counted. */
    public double requestsPerUser() {
        double weights = requests.stream().mapToInt(Entry::weight).sum();
        return rounds
                * requests.stream()
                        .mapToDouble(entry -> entry.weight() * entry.steps().size())
                        .sum()
                / weights;
    }

    /** When the last answer must be there at the latest, counted from the first request. */
    public Duration longest() {
        int steps = login.size()
                + rounds
                        * requests.stream()
                                .mapToInt(entry -> entry.steps().size())
                                .max()
                                .orElse(1);
        Duration think = Stream.concat(login.stream(), requests.stream().flatMap(entry -> entry.steps().stream()))
                .map(step -> step.think().most())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        return load.duration().plus(timeout.plus(think).multipliedBy(steps)).plusSeconds(5);
    }
}
