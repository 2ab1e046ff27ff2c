package dev.poolproof.run.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.record.Outcome;
import dev.poolproof.run.load.Expectation.Created;
import dev.poolproof.run.load.Expectation.Customer;
import dev.poolproof.run.load.Expectation.CustomerPage;
import dev.poolproof.run.load.Expectation.Dashboard;
import dev.poolproof.run.load.Expectation.NoContent;
import dev.poolproof.run.load.Expectation.Permissions;
import dev.poolproof.run.load.Expectation.Refusal;
import dev.poolproof.run.load.Expectation.TenantUnknown;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AnswerTest {

    private static final Expectation PERMISSIONS = new Permissions("acme");
    private static final Expectation DASHBOARD = new Dashboard("acme");
    private static final Expectation PAGE = new CustomerPage(1, 2);
    private static final Expectation CUSTOMER = new Customer(7, "c@x");
    private static final Expectation CREATED = new Created("Ann", "a@x");
    private static final Expectation DUPLICATE = new Refusal(409, "duplicate-email");
    private static final Expectation GONE = new Refusal(404, "unknown-customer");

    private static final String ANN = "{'id':9,'name':'Ann','email':'a@x'}";
    private static final String SEVEN = "{'id':7,'name':'any','email':'c@x'}";
    private static final String EIGHT_TILES = "'tiles':{'a':1,'b':2,'c':3,'d':4,'e':5,'f':6,'g':7,'h':{'deep':[1,2]}}}";

    static Stream<Arguments> right() {
        return Stream.of(
                Arguments.of(PERMISSIONS, answer(200, "{'tenant':'acme','user':'u','permissions':['read']}")),
                Arguments.of(DASHBOARD, answer(200, "{'tenant':'acme'," + EIGHT_TILES)),
                Arguments.of(PAGE, answer(200, "{'items':[" + ANN + "," + SEVEN + "],'page':1,'size':2,'total':4}")),
                Arguments.of(CUSTOMER, answer(200, SEVEN)),
                Arguments.of(CREATED, answer(201, "/api/tenant/customers/9", ANN)),
                Arguments.of(CREATED, answer(201, "http://127.0.0.1:1/api/tenant/customers/9", ANN)),
                Arguments.of(new NoContent(), answer(204, "")),
                Arguments.of(DUPLICATE, problem(409, "duplicate-email")),
                Arguments.of(GONE, problem(404, "unknown-customer")),
                Arguments.of(new TenantUnknown(false), problem(404, "unknown-tenant")),
                Arguments.of(new TenantUnknown(true), answer(302, "/tenant-not-found", "")),
                Arguments.of(new TenantUnknown(true), answer(302, "http://127.0.0.1:1/tenant-not-found?tenant=x", "")));
    }

    @ParameterizedTest
    @MethodSource("right")
    void acceptsWhatARequestShouldGet(Expectation expectation, Answer answer) {
        assertThat(answer.outcome(expectation)).isEqualTo(Outcome.AS_EXPECTED);
    }

    static Stream<Arguments> wrongBodies() {
        return Stream.of(
                Arguments.of(PERMISSIONS, answer(200, "{'tenant':'acme','permissions':[]}")),
                Arguments.of(PERMISSIONS, answer(200, "{'tenant':'other','permissions':['read']}")),
                Arguments.of(PERMISSIONS, answer(200, "<html>")),
                Arguments.of(PERMISSIONS, answer(200, "")),
                Arguments.of(DASHBOARD, answer(200, "{'tenant':'acme','tiles':{'a':1}}")),
                Arguments.of(DASHBOARD, answer(200, "{'tenant':'other'," + EIGHT_TILES)),
                Arguments.of(PAGE, answer(200, "{'items':[],'page':1,'size':2,'total':0}")),
                Arguments.of(PAGE, answer(200, "{'items':[" + ANN + "],'page':1,'size':2}")),
                Arguments.of(PAGE, answer(200, "{'items':[" + ANN + "],'page':0,'size':2,'total':4}")),
                Arguments.of(PAGE, answer(200, "{'items':[{'id':1}],'page':1,'size':2,'total':4}")),
                Arguments.of(CUSTOMER, answer(200, ANN)),
                Arguments.of(CREATED, answer(201, null, ANN)),
                Arguments.of(CREATED, answer(201, "/api/tenant/customers/8", ANN)),
                Arguments.of(CREATED, answer(201, "/api/tenant/customers/7", SEVEN)),
                Arguments.of(new NoContent(), answer(204, "something")),
                Arguments.of(DUPLICATE, problem(409, "other")),
                Arguments.of(GONE, answer(404, "<html>")),
                Arguments.of(new TenantUnknown(false), problem(404, "unknown-customer")),
                Arguments.of(new TenantUnknown(true), answer(302, "/login", "")));
    }

    @ParameterizedTest
    @MethodSource("wrongBodies")
    void tellsAWrongBodyFromTheRightOne(Expectation expectation, Answer answer) {
        assertThat(answer.outcome(expectation)).isEqualTo(Outcome.WRONG_BODY);
    }

    @ParameterizedTest
    @CsvSource({
        "acquire-timeout, ACQUIRE_TIMEOUT",
        "pool-closed, POOL_CLOSED",
        "too-many-connections, TOO_MANY_CONNECTIONS",
        "database-unreachable, DATABASE_UNREACHABLE",
        "something-else, SERVER_ERROR",
        "'', SERVER_ERROR"
    })
    void takesTheCauseOfADatabaseFailureFromItsProblem(String cause, Outcome outcome) {
        Answer answer = answer(
                503, "{'type':'urn:poolproof:problem:database-unavailable','status':503,'cause':'" + cause + "'}");

        assertThat(answer.outcome(DASHBOARD)).isEqualTo(outcome);
        assertThat(answer.outcome(new TenantUnknown(true))).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"500", "502", "503", "504"})
    void callsEveryOtherStatusFrom500AServerError(int status) {
        assertThat(problem(status, "internal-error").outcome(DASHBOARD)).isEqualTo(Outcome.SERVER_ERROR);
        assertThat(answer(status, "<html>").outcome(DUPLICATE)).isEqualTo(Outcome.SERVER_ERROR);
    }

    @Test
    void recognisesAFailureThatIsBlamedOnATenantThatExists() {
        Answer problem = problem(404, "unknown-tenant");
        Answer redirect = answer(302, "/tenant-not-found", "");

        assertThat(Stream.of(PERMISSIONS, DASHBOARD, PAGE, CUSTOMER, CREATED, new NoContent(), DUPLICATE, GONE))
                .allSatisfy(expectation -> {
                    assertThat(problem.outcome(expectation)).isEqualTo(Outcome.MASKED_AS_UNKNOWN_TENANT);
                    assertThat(redirect.outcome(expectation)).isEqualTo(Outcome.MASKED_AS_UNKNOWN_TENANT);
                });
    }

    @Test
    void takesAnOrdinary404OrRedirectForAWrongStatusOnly() {
        assertThat(problem(404, "unknown-customer").outcome(CUSTOMER)).isEqualTo(Outcome.WRONG_STATUS);
        assertThat(answer(302, "/login", "").outcome(CUSTOMER)).isEqualTo(Outcome.WRONG_STATUS);
        assertThat(answer(302, null, "").outcome(CUSTOMER)).isEqualTo(Outcome.WRONG_STATUS);
        assertThat(answer(201, ANN).outcome(DUPLICATE)).isEqualTo(Outcome.WRONG_STATUS);
        assertThat(answer(302, "/tenant-not-found", "").outcome(new TenantUnknown(false)))
                .isEqualTo(Outcome.WRONG_STATUS);
    }

    private static Answer problem(int status, String name) {
        return answer(status, "{'type':'urn:poolproof:problem:" + name + "','status':" + status + "}");
    }

    private static Answer answer(int status, String body) {
        return answer(status, null, body);
    }

    private static Answer answer(int status, @Nullable String location, String body) {
        return new Answer(status, location, body.replace('\'', '"'));
    }
}
