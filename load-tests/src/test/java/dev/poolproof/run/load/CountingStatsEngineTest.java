package dev.poolproof.run.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.record.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Gatling says of a request of somebody's simulation that failed. */
class CountingStatsEngineTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    503 | status.find.in(200,304), found 503              | SERVER_ERROR
                    404 | status.find.in(200,304), found 404              | WRONG_STATUS
                    302 | status.find.is(200), but actually found 302     | WRONG_STATUS
                    200 | jsonPath($.token).find.exists, found nothing    | WRONG_BODY
                    ''  | i.g.h.c.i.RequestTimeoutException: Request timeout to localhost after 100 ms | CLIENT_TIMEOUT
                    ''  | j.n.ConnectException: Connection refused        | NO_ANSWER
                    """)
    void isTakenForTheNearestOutcome(String code, String message, Outcome outcome) {
        assertThat(CountingStatsEngine.failure(code, message)).isEqualTo(outcome);
    }
}
