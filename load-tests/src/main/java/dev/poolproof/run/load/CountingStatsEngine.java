package dev.poolproof.run.load;

import dev.poolproof.reports.record.Outcome;
import dev.poolproof.run.simulation.RequestName;
import io.gatling.commons.stats.OK$;
import io.gatling.commons.stats.Status;
import io.gatling.core.actor.ActorRef;
import io.gatling.core.controller.Controller;
import io.gatling.core.session.GroupBlock;
import io.gatling.core.stats.StatsEngine;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import scala.Option;
import scala.collection.immutable.List;

/** What a simulation tells Gatling of its answers, counted on the way. As safe for several threads as the tally is. */
final class CountingStatsEngine implements StatsEngine {

    private static final int FIRST_SERVER_ERROR = 500;
    private static final int FIRST_FAILURE = 400;
    private static final String STATUS_CHECK = "status.";
    private static final String TIMEOUT = "timeout";

    private final StatsEngine gatling;
    private final Tally tally;

    CountingStatsEngine(StatsEngine gatling, Tally tally) {
        this.gatling = gatling;
        this.tally = tally;
    }

    @Override
    public void logResponse(
            String scenario,
            List<String> groups,
            String request,
            long startMillis,
            long endMillis,
            Status status,
            Option<String> code,
            Option<String> message) {
        RequestName name = new RequestName(request, request);
        Outcome outcome = status == OK$.MODULE$
                ? Outcome.AS_EXPECTED
                : failure(code.isEmpty() ? "" : code.get(), message.isEmpty() ? "" : message.get());
        tally.sent(name);
        tally.ended(name, outcome, TimeUnit.MILLISECONDS.toNanos(Math.max(0, endMillis - startMillis)));
        gatling.logResponse(scenario, groups, request, startMillis, endMillis, status, code, message);
    }

    /** As near as what Gatling says of a failure allows. */
    static Outcome failure(String code, String message) {
        if (!code.matches("\\d{3}")) {
            boolean late = message.toLowerCase(Locale.ROOT).contains(TIMEOUT);
            return late ? Outcome.CLIENT_TIMEOUT : Outcome.NO_ANSWER;
        }
        int status = Integer.parseInt(code);
        if (status >= FIRST_SERVER_ERROR) {
            return Outcome.SERVER_ERROR;
        }
        return status >= FIRST_FAILURE || message.startsWith(STATUS_CHECK) ? Outcome.WRONG_STATUS : Outcome.WRONG_BODY;
    }

    @Override
    public void start() {
        gatling.start();
    }

    @Override
    public void stop(ActorRef<Controller.Command> controller, Option<Exception> crash) {
        gatling.stop(controller, crash);
    }

    @Override
    public void logUserStart(String scenario) {
        gatling.logUserStart(scenario);
    }

    @Override
    public void logUserEnd(String scenario) {
        gatling.logUserEnd(scenario);
    }

    @Override
    public void logGroupEnd(String scenario, GroupBlock group, long endMillis) {
        gatling.logGroupEnd(scenario, group, endMillis);
    }

    @Override
    public void logRequestCrash(String scenario, List<String> groups, String request, String error) {
        gatling.logRequestCrash(scenario, groups, request, error);
    }
}
