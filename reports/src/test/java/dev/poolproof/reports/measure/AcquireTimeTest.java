package dev.poolproof.reports.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.Records;
import dev.poolproof.reports.record.Acquires;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AcquireTimeTest {

    private static final Acquires WARM = new Acquires("tenant-1", Map.of("1.0E-4", 40L, "5.0", 2L));

    @Test
    void countsWhatWasWaitedDuringTheLoadInAllPools() {
        Records run = Records.healthy()
                .acquires(
                        List.of(WARM),
                        List.of(
                                new Acquires("tenant-1", Map.of("1.0E-4", 130L, "0.002", 4L, "5.0", 2L)),
                                new Acquires("tenant-2", Map.of("0.001", 5L, "0.25", 1L))));

        assertThat(AcquireTime.of(run.build())).contains(new AcquireTime(100, 0.1, 1, 2));
    }

    @Test
    void saysAtLeastTheLastBoundOfThoseBeyondIt() {
        Records run =
                Records.healthy().acquires(List.of(), List.of(new Acquires("p", Map.of("60.0", 1L, "+Inf", 99L))));

        assertThat(AcquireTime.of(run.build())).contains(new AcquireTime(100, 60_000, 60_000, 60_000));
    }

    @Test
    void knowsNothingWhereAPoolWasClosedOrMadeAnew() {
        Records closed = Records.healthy().acquires(List.of(WARM), List.of(new Acquires("other", Map.of("1.0", 1L))));
        Records anew = Records.healthy().acquires(List.of(WARM), List.of(new Acquires("tenant-1", Map.of("1.0", 90L))));

        assertThat(AcquireTime.of(closed.build())).isEmpty();
        assertThat(AcquireTime.of(anew.build())).isEmpty();
    }

    @Test
    void knowsNothingWithoutMetricsOrBorrows() {
        assertThat(AcquireTime.of(Records.healthy().build())).isEmpty();
        assertThat(AcquireTime.of(
                        Records.healthy().acquires(List.of(WARM), List.of(WARM)).build()))
                .isEmpty();
    }
}
