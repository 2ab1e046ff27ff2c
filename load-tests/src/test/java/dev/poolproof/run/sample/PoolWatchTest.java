package dev.poolproof.run.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.record.PoolEvidence;
import dev.poolproof.reports.record.PoolEvidence.Pool;
import dev.poolproof.reports.record.Sample.PoolSample;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PoolWatchTest {

    @Test
    void tellsOfSeveralReadingsTheLeastAndTheMostInUse() throws Exception {
        try (PoolWatch watch = new PoolWatch(List.of(new Told(pool(3), pool(1), pool(2), pool(0))))) {
            assertThat(watch.evidence())
                    .containsExactly(new PoolEvidence(
                            "told", null, List.of(new Pool("orders", 0L, 3L, 10L, 0L, 10L, 10L, 4L, null, null))));
        }
    }

    @Test
    void takesAHoleForAHole() throws Exception {
        try (PoolWatch watch = new PoolWatch(List.of(new Told(pool(0), null, pool(0)), new Told((Pool) null)))) {
            List<PoolEvidence> evidence = Objects.requireNonNull(watch.evidence());

            assertThat(evidence).hasSize(2);
            assertThat(evidence.get(0).pools()).isNotNull();
            assertThat(evidence.get(1).pools()).isNull();
        }
    }

    @Test
    void addsThemUpForASample() throws Exception {
        try (PoolWatch watch = new PoolWatch(List.of(new Told(pool(3)), new Told(pool(1))))) {
            assertThat(watch.sample()).isEqualTo(new PoolSample(2, 4L, 16L, 0L, 20L, 8L));
        }
    }

    @Test
    void saysNothingWhereNobodyIsAsked() throws Exception {
        try (PoolWatch watch = PoolWatch.none()) {
            assertThat(watch.sample()).isNull();
            assertThat(watch.evidence()).isNull();
            assertThat(watch.isAsked()).isFalse();
        }
    }

    private static Pool pool(long active) {
        return new Pool("orders", active, active, 10 - active, 0L, 10L, 10L, 4L, null, null);
    }

    /** Says what it was told to, one after another, and the last again and again; null is no answer. */
    private static final class Told implements PoolObserver {

        private final Deque<List<Pool>> readings = new ArrayDeque<>();

        Told(@Nullable Pool... readings) {
            for (Pool reading : readings) {
                this.readings.add(reading == null ? List.of() : List.of(reading));
            }
        }

        @Override
        public String source() {
            return "told";
        }

        @Override
        public PoolEvidence read() throws IOException {
            List<Pool> pools = readings.size() > 1 ? readings.remove() : readings.element();
            if (pools.isEmpty()) {
                throw new IOException("no answer");
            }
            return new PoolEvidence(source(), null, pools);
        }

        @Override
        public void close() {
            // It holds nothing.
        }
    }
}
