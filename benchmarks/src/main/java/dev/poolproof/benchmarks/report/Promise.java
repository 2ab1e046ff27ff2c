package dev.poolproof.benchmarks.report;

import dev.poolproof.benchmarks.matrix.Comparison;
import dev.poolproof.benchmarks.matrix.Measured;
import dev.poolproof.benchmarks.pool.Pool;
import dev.poolproof.benchmarks.run.Trial;
import dev.poolproof.benchmarks.statistics.ForkRatio;
import dev.poolproof.benchmarks.statistics.Interval;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the tracker promises, beside what it did: at most 1.03 times the plain pool, at most 24 bytes more, and at least 15
 * times cheaper than HikariCP's leak detection. Shown, not judged: the forks here are not paired, the gate's are.
 */
final class Promise {

    private Promise() {}

    /** A line a promise; none where a run did not measure all three. */
    static List<String> lines(List<Measured> sections) {
        return sections.stream()
                .filter(measured -> measured.section().id().equals(Comparison.BORROW.id()))
                .findFirst()
                .map(Promise::lines)
                .orElse(List.of());
    }

    private static List<String> lines(Measured borrow) {
        Optional<Trial> plain = trial(borrow, Pool.HIKARI);
        Optional<Trial> guarded = trial(borrow, Pool.GUARD_PRODUCTION);
        Optional<Trial> detecting = trial(borrow, Pool.HIKARI_LEAK_DETECTION);
        if (plain.isEmpty() || guarded.isEmpty() || detecting.isEmpty()) {
            return List.of();
        }
        return List.of(
                ratio("guard ÷ plain HikariCP", ratio(borrow, guarded.get(), plain.get()), "at most 1.03"),
                String.format(
                        Locale.ROOT,
                        "%-52s %+8.1f, promised at most +24",
                        "bytes per operation, guard − plain HikariCP",
                        borrow.bytes(guarded.get()) - borrow.bytes(plain.get())),
                ratio("leakDetectionThreshold ÷ guard", ratio(borrow, detecting.get(), guarded.get()), "at least 15"));
    }

    private static String ratio(String title, Interval ratio, String promised) {
        return String.format(
                Locale.ROOT,
                "%-52s %8.3f (%.3f – %.3f), promised %s",
                title,
                ratio.estimate(),
                ratio.low(),
                ratio.high(),
                promised);
    }

    private static Interval ratio(Measured borrow, Trial candidate, Trial reference) {
        return ForkRatio.of(borrow.figures(candidate), borrow.figures(reference));
    }

    private static Optional<Trial> trial(Measured borrow, Pool pool) {
        return borrow.section().trials().stream()
                .filter(trial -> trial.title().equals(pool.title()))
                .findFirst();
    }
}
