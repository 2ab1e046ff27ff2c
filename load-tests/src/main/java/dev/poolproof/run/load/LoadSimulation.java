package dev.poolproof.run.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.core.CoreDsl.doSwitch;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.onCase;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.header;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import dev.poolproof.reports.record.Outcome;
import dev.poolproof.run.load.Ask.Method;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Choice;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The load as Gatling runs it: users arrive at a steady rate, whatever became of those before them (an open model), and each walks
 * one {@link Journey} on a kept-alive connection of its own.
 *
 * <p>Gatling creates it by reflection, so its {@link Director} must be appointed beforehand. The real one lets it wait here for its
 * plan; by then Gatling itself has started.
 *
 * <p>Every request is judged once, in a check, so that Gatling's report shows as failed what the record counts as failed. Where no
 * answer came Gatling runs no check and tells its simulation no reason; then the time tells: Gatling's timeout spans connecting,
 * sending and receiving, so whatever failed sooner was refused, reset or closed. (A request that Gatling sent again, see below, and
 * that failed again late may be called a timeout.)
 *
 * <p>Gatling silently sends a request again, a {@code POST} too, when a connection that was used before is closed without a single
 * byte of answer. The service may then have seen one more request than was counted.
 */
public final class LoadSimulation extends Simulation {

    private static final String VISIT = "visit";
    private static final String STEP = "step";
    private static final String ATTEMPT = "attempt";
    private static final String STATUS = "status";
    private static final String LOCATION = "location";
    private static final String OUTCOME = "outcome";

    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private static final String HTML = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    /** How long a user waits at first who hangs up in the middle of an answer. */
    private static final Duration IMPATIENCE = Duration.ofMillis(3);

    private static @Nullable Director appointed;

    private final Director director =
            Objects.requireNonNull(appointed, "a load runs only in the JVM that GatlingLoad starts");
    private final LoadPlan plan = director.plan();
    private final Tally tally = director.tally();
    private final Rotation rotation = director.rotation();

    public LoadSimulation() {
        setUp(users().injectOpen(rampUsers(plan.users()).during(plan.duration())))
                .protocols(client())
                .maxDuration(plan.longestDuration());
    }

    /** Says whose simulation the next one is. */
    static void directBy(Director director) {
        appointed = director;
    }

    @Override
    public void before() {
        director.began();
    }

    @Override
    public void after() {
        director.ended();
    }

    private HttpProtocolBuilder client() {
        return http.disableWarmUp()
                .disableFollowRedirect()
                .disableCaching()
                .acceptHeader(session -> visit(session).browser() ? HTML : "application/json")
                .acceptLanguageHeader("en-GB,en;q=0.7")
                .acceptEncodingHeader("gzip, deflate")
                .userAgentHeader(session -> visit(session).browser() ? FIREFOX : "poolproof")
                .header("X-Tenant", session -> visit(session).tenant())
                // Naming a check on the status also replaces Gatling's own, which takes any 2xx for success.
                .check(
                        status().saveAs(STATUS),
                        header("Location").optional().saveAs(LOCATION),
                        bodyString().transformWithSession(this::judge).saveAs(OUTCOME),
                        bodyString()
                                .transformWithSession((body, session) -> session.<Outcome>get(OUTCOME))
                                .is(Outcome.AS_EXPECTED)
                                .name("outcome"));
    }

    private ScenarioBuilder users() {
        Iterator<Visit> visits = new Visits(plan, Long.toString(System.currentTimeMillis(), Character.MAX_RADIX));
        Iterator<Map<String, Object>> feeder = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return visits.hasNext();
            }

            @Override
            public Map<String, Object> next() {
                return Map.of(VISIT, visits.next());
            }
        };
        return scenario("users").feed(feeder).exec(repeat(Journey.LENGTH, STEP).on(request()));
    }

    private ChainBuilder request() {
        return exec(this::begin)
                .doIfOrElse(session -> attempt(session).kind().isAbandoned())
                .then(impatientRequest())
                .orElse(patientRequest())
                .exec(this::end);
    }

    private ChainBuilder patientRequest() {
        return doSwitch(session -> attempt(session).ask().method())
                .on(Arrays.stream(Method.values())
                        .map(method -> onCase(method).then(exec(request(method, plan.requestTimeout()))))
                        .toArray(Choice.WithKey[]::new));
    }

    /** Each a little longer than the one before: some of them meet the middle of the answer on any machine. */
    private ChainBuilder impatientRequest() {
        return doSwitch("#{" + STEP + "}")
                .on(IntStream.range(0, Journey.LENGTH)
                        .mapToObj(step ->
                                onCase(step).then(exec(request(Method.GET, IMPATIENCE.multipliedBy(1L << step)))))
                        .toArray(Choice.WithKey[]::new));
    }

    /** Gatling closes the connection of a request that is not answered in time. */
    private HttpRequestActionBuilder request(Method method, Duration timeout) {
        HttpRequestActionBuilder request = http(session ->
                        attempt(session).kind().title())
                .httpRequest(
                        method.name(),
                        session -> rotation.base(session.userId())
                                + attempt(session).ask().path())
                .requestTimeout(timeout);
        return switch (method) {
            case GET, DELETE -> request;
            case POST, PUT ->
                request.header("Content-Type", "application/json")
                        .body(StringBody(session -> attempt(session).ask().body()));
        };
    }

    private Session begin(Session session) {
        Visit visit = visit(session);
        RequestKind kind = visit.kindAt(session.getInt(STEP));
        tally.sent(kind.counted());
        return session.removeAll(STATUS, LOCATION, OUTCOME)
                .set(ATTEMPT, new Attempt(kind, kind.ask(visit), System.nanoTime()));
    }

    private Outcome judge(String body, Session session) {
        Answer answer = new Answer(session.getInt(STATUS), session.getString(LOCATION), body);
        return plan.judged(answer.outcome(attempt(session).ask().expectation()));
    }

    private Session end(Session session) {
        Attempt attempt = attempt(session);
        long nanos = System.nanoTime() - attempt.startedNanos();
        Outcome outcome = outcome(session, nanos);
        tally.ended(attempt.kind().counted(), outcome, nanos);
        if (attempt.kind() == RequestKind.CREATE_CUSTOMER && outcome == Outcome.AS_EXPECTED) {
            String location = session.getString(LOCATION);
            long id = Long.parseLong(location.substring(location.lastIndexOf('/') + 1));
            return session.set(VISIT, visit(session).withCreated(id));
        }
        return session;
    }

    private Outcome outcome(Session session, long nanos) {
        if (session.contains(OUTCOME)) {
            return session.get(OUTCOME);
        }
        if (session.contains(STATUS)) {
            // 304: Gatling reads no body then.
            return Outcome.WRONG_STATUS;
        }
        Outcome outcome = nanos >= plan.requestTimeout().toNanos() ? Outcome.CLIENT_TIMEOUT : Outcome.NO_ANSWER;
        return attempt(session).kind().judged(outcome);
    }

    private static Visit visit(Session session) {
        return session.get(VISIT);
    }

    private static Attempt attempt(Session session) {
        return session.get(ATTEMPT);
    }
}
