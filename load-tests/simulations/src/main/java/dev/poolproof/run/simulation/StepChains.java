package dev.poolproof.run.simulation;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.http.HttpDsl.header;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import dev.poolproof.reports.record.Outcome;
import dev.poolproof.run.scenario.Body;
import dev.poolproof.run.scenario.Step;
import dev.poolproof.run.scenario.Template;
import dev.poolproof.run.scenario.User;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Requests of a scenario as Gatling sends them, each judged once. What follows a request is sent only
 * if that got what it expects.
 */
final class StepChains {

    private static final String STARTED = "started";
    private static final String STATUS = "status";
    private static final String OUTCOME = "outcome";
    private static final String HEADER = "header ";

    private final RequestCounter tally;
    private final Duration timeout;

    StepChains(RequestCounter tally, Duration timeout) {
        this.tally = tally;
        this.timeout = timeout;
    }

    /** What requests of a step are counted under. */
    static RequestName name(Step step) {
        return new RequestName(step.name(), step.name());
    }

    /** Whether a user's last request got what it expects. */
    static boolean lastWasRight(Session session) {
        return session.get(OUTCOME) == Outcome.AS_EXPECTED;
    }

    static User user(Session session) {
        return session.get(Deck.USER);
    }

    /** The steps, each only after the one before got what it expects. */
    ChainBuilder of(List<Step> steps) {
        ChainBuilder first = of(steps.get(0));
        return steps.size() == 1
                ? first
                : first.exec(doIf(StepChains::lastWasRight).then(of(steps.subList(1, steps.size()))));
    }

    private ChainBuilder of(Step step) {
        // Its first request a user sends without thinking.
        return doIf(session -> session.contains(STARTED))
                .then(pause(session -> user(session).think(step)))
                .exec(session -> begin(session, step))
                .exec(request(step))
                .exec(session -> end(session, step));
    }

    private HttpRequestActionBuilder request(Step step) {
        HttpRequestActionBuilder request = http(step.name())
                .httpRequest(
                        step.method(),
                        session -> session.getString(Deck.BASE) + user(session).fill(step.path()))
                .requestTimeout(timeout);
        for (Map.Entry<String, Template> given : step.headers().entrySet()) {
            request = request.header(given.getKey(), session -> user(session).fill(given.getValue()));
        }
        Body body = step.body();
        if (body != null) {
            if (step.headers().keySet().stream().noneMatch("Content-Type"::equalsIgnoreCase)) {
                request = request.header("Content-Type", body.contentType());
            }
            request = request.body(StringBody(session -> body.filled(user(session)::fill)));
        }
        for (String name : step.savedHeaders()) {
            request = request.check(header(name).optional().saveAs(HEADER + name));
        }
        // Naming a check on the status also replaces Gatling's own, which takes any 2xx for success.
        return request.check(
                status().saveAs(STATUS),
                bodyString()
                        .transformWithSession((text, session) -> judge(text, session, step))
                        .saveAs(OUTCOME),
                bodyString()
                        .transformWithSession((text, session) -> session.<Outcome>get(OUTCOME))
                        .is(Outcome.AS_EXPECTED)
                        .name("outcome"));
    }

    private Session begin(Session session, Step step) {
        tally.sent(name(step));
        Session fresh = session.removeAll(STATUS, OUTCOME);
        for (String header : step.savedHeaders()) {
            fresh = fresh.remove(HEADER + header);
        }
        return fresh.set(STARTED, System.nanoTime());
    }

    /** An answer without what must be saved of it is not the one that was expected. */
    private static Outcome judge(String body, Session session, Step step) {
        User user = user(session);
        Outcome outcome = step.expected().outcome(session.getInt(STATUS), body, user::fill);
        if (outcome != Outcome.AS_EXPECTED) {
            return outcome;
        }
        boolean saved = user.save(
                        step, name -> Objects.requireNonNullElse(session.<String>get(HEADER + name), ""), body)
                .isEmpty();
        return saved ? Outcome.AS_EXPECTED : Outcome.WRONG_BODY;
    }

    private Session end(Session session, Step step) {
        long nanos = System.nanoTime() - session.getLong(STARTED);
        Outcome outcome;
        if (session.contains(OUTCOME)) {
            outcome = session.get(OUTCOME);
        } else if (session.contains(STATUS)) {
            // 304: Gatling reads no body then.
            outcome = step.expected().outcome(session.getInt(STATUS), "", user(session)::fill);
        } else {
            outcome = nanos >= timeout.toNanos() ? Outcome.CLIENT_TIMEOUT : Outcome.NO_ANSWER;
        }
        tally.ended(name(step), outcome, nanos);
        return session.set(OUTCOME, outcome);
    }
}
