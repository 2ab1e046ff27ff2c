package dev.poolproof.reports.verdict;

import static dev.poolproof.reports.GuardSketch.PERMISSIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.poolproof.reports.Records;
import dev.poolproof.reports.verdict.RuleCase.Lines;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class LossRateTest {

    /** Clopper and Pearson's limits for 5 of 5,000, computed from the quantiles of the beta distribution. */
    @Test
    void givesTheRateAndItsInterval() {
        LossRate rate = LossRate.of(5, 5_000, false, 10).orElseThrow();

        assertThat(rate.perThousand()).isEqualTo(1.0);
        assertThat(rate.low()).isCloseTo(0.325, within(0.001));
        assertThat(rate.high()).isCloseTo(2.332, within(0.001));
        assertThat(rate.requestsToExhaustion()).isEqualTo(10_000);
        assertThat(rate.inWords())
                .isEqualTo(
                        "1.0 per 1,000 requests (5 of 5,000; 95 % interval 0.3 to 2.3); a pool of 10 is exhausted after"
                                + " about 10,000 such requests");
    }

    @Test
    void saysAtLeastWhereThePoolWasExhausted() {
        assertThat(LossRate.of(5, 100, true, 5).orElseThrow().inWords())
                .startsWith("at least 50.0 per 1,000 requests")
                .endsWith("is exhausted after at most 100 such requests");
    }

    @Test
    void saysNothingOfThePoolWhereItsSizeIsUnknown() {
        assertThat(LossRate.of(1, 1, false, null).orElseThrow().inWords())
                .isEqualTo("1,000.0 per 1,000 requests (1 of 1; 95 % interval 25.0 to 1,000.0)");
    }

    @Test
    void isNoShareOfRequestsThatLoseMoreThanOneEach() {
        assertThat(LossRate.of(8, 4, false, 5)).isEmpty();
        assertThat(LossRate.of(1, 0, false, 5)).isEmpty();
        assertThat(LossRate.of(0, 9, false, 5)).isEmpty();
    }

    @Test
    void countsTheRequestsOfTheRouteSinceTheBaseline() {
        Records run = Records.healthy();
        run.after.leak("tenant-1", PERMISSIONS, Lines.NEVER_RELEASED, 6_000, true);

        LossRate rate = Objects.requireNonNull(
                new ConnectionLeakRule().judge(new Facts(run.build())).get(0).loss());

        assertThat(rate.requests()).isEqualTo(200);
        assertThat(rate.perThousand()).isEqualTo(5.0);
        assertThat(rate.requestsToExhaustion()).isEqualTo(1_000);
    }
}
