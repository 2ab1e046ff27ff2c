package dev.poolproof.run.simulation;

import static io.gatling.javaapi.core.CoreDsl.constantConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.doSwitch;
import static io.gatling.javaapi.core.CoreDsl.onCase;
import static io.gatling.javaapi.core.CoreDsl.rampConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import dev.poolproof.run.scenario.LoadShape.Stage;
import dev.poolproof.run.scenario.Scenario;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Choice;
import io.gatling.javaapi.core.ClosedInjectionStep;
import io.gatling.javaapi.core.OpenInjectionStep;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A scenario as Gatling runs it: each user logs in where the scenario says so, then picks requests by their weights, each on a
 * kept-alive connection of the user's own. Redirects are not followed; cookies are kept.
 *
 * <p>Gatling creates it by reflection, so whoever wants to be its {@link ScenarioDirector} must be appointed beforehand. Where nobody
 * is, it does what system properties say: {@code poolproof.target}, {@code poolproof.scenario}, {@code poolproof.seed}.
 */
public final class ScenarioSimulation extends Simulation {

    private static final String ROUND = "round";

    private static @Nullable ScenarioDirector appointed;

    private final ScenarioDirector director = Objects.requireNonNullElseGet(
            appointed, () -> new PropertyDirector(System.getProperties(), ScenarioSimulation.class.getClassLoader()));
    private final ScenarioPlan plan = director.scenarioPlan();
    private final Scenario scenario = director.scenario();
    private final StepChains chains = new StepChains(director.tally(), scenario.timeout());

    public ScenarioSimulation() {
        setUp(population())
                .protocols(http.disableWarmUp()
                        .disableFollowRedirect()
                        .disableCaching()
                        .userAgentHeader("poolproof"))
                .maxDuration(scenario.longest());
    }

    /** Says whose simulation the next one is. */
    public static void directBy(ScenarioDirector director) {
        appointed = director;
    }

    /** What the requests of a scenario are counted under, in its order. */
    public static List<RequestName> names(Scenario scenario) {
        return Stream.concat(
                        scenario.login().stream(),
                        scenario.requests().stream().flatMap(entry -> entry.steps().stream()))
                .map(StepChains::name)
                .distinct()
                .toList();
    }

    @Override
    public void before() {
        director.began();
    }

    @Override
    public void after() {
        director.ended();
    }

    private PopulationBuilder population() {
        List<Stage> stages = scenario.load().stages();
        return scenario.load().open()
                ? users().injectOpen(stages.stream().map(this::arrivals).toArray(OpenInjectionStep[]::new))
                : users().injectClosed(
                                stages.stream().map(ScenarioSimulation::crowd).toArray(ClosedInjectionStep[]::new));
    }

    private OpenInjectionStep arrivals(Stage stage) {
        double each = scenario.requestsPerUser();
        if (stage.from() == stage.to()) {
            // Spread evenly: so many a second would come in lumps where they are few.
            int users =
                    (int) Math.max(1, Math.round(stage.from() * stage.duration().toSeconds() / each));
            return rampUsers(users).during(stage.duration());
        }
        return rampUsersPerSec(stage.from() / each).to(stage.to() / each).during(stage.duration());
    }

    private static ClosedInjectionStep crowd(Stage stage) {
        return stage.from() == stage.to()
                ? constantConcurrentUsers((int) stage.from()).during(stage.duration())
                : rampConcurrentUsers((int) stage.from()).to((int) stage.to()).during(stage.duration());
    }

    private ScenarioBuilder users() {
        ScenarioBuilder users = scenario(scenario.name()).feed(new Deck(scenario, plan));
        ChainBuilder rounds = repeat(scenario.rounds(), ROUND).on(picked());
        if (scenario.login().isEmpty()) {
            return users.exec(rounds);
        }
        return users.exec(chains.of(scenario.login()))
                .exec(doIf(StepChains::lastWasRight).then(rounds));
    }

    /** What a user sends in a round. Gatling refuses a choice of one. */
    private ChainBuilder picked() {
        List<ChainBuilder> entries = scenario.requests().stream()
                .map(entry -> chains.of(entry.steps()))
                .toList();
        if (entries.size() == 1) {
            return entries.get(0);
        }
        return doSwitch(session -> StepChains.user(session).pick(session.getInt(ROUND)))
                .on(IntStream.range(0, entries.size())
                        .mapToObj(place -> onCase(place).then(entries.get(place)))
                        .toArray(Choice.WithKey[]::new));
    }
}
