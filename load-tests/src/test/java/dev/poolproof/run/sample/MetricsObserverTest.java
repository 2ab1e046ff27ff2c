package dev.poolproof.run.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.record.Acquires;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsObserverTest {

    @Test
    void readsHowLongBorrowersOfEachPoolWaited() {
        String metrics = """
                # HELP hikaricp_connections_acquire_seconds Connection acquire time
                # TYPE hikaricp_connections_acquire_seconds histogram
                hikaricp_connections_acquire_seconds_bucket{pool="master",le="1.0E-4"} 40
                hikaricp_connections_acquire_seconds_bucket{pool="master",le="0.001"} 40
                hikaricp_connections_acquire_seconds_bucket{pool="master",le="+Inf"} 41
                hikaricp_connections_acquire_seconds_count{pool="master"} 41
                hikaricp_connections_acquire_seconds_bucket{le="1.0E-4",pool="a \\"}b"} 0
                hikaricp_connections_acquire_seconds_bucket{le="0.001",pool="a \\"}b"} 7.0
                hikaricp_connections_acquire_seconds_bucket{le="+Inf",pool="a \\"}b"} 7.0
                hikaricp_connections_usage_seconds_count{pool="master"} 3
                """;

        assertThat(MetricsObserver.read(metrics))
                .containsExactly(
                        new Acquires("a \\\"}b", Map.of("0.001", 7L)),
                        new Acquires("master", Map.of("1.0E-4", 40L, "+Inf", 1L)));
    }

    @Test
    void findsNothingWhereNoDistributionIsPublished() {
        assertThat(MetricsObserver.read("hikaricp_connections_acquire_seconds_count{pool=\"master\"} 41\n"))
                .isEmpty();
    }
}
