package dev.poolproof.reports.measure;

import dev.poolproof.reports.record.Outcome;
import dev.poolproof.reports.record.Phase;
import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.reports.record.Sample.GuardSample;
import dev.poolproof.reports.record.Sample.ServerSample;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Everything that is measured of a run, one line each. What a run did not record is null: nobody knows is not zero. */
public enum Measure {
    /** What the service got done. Under an open-model load it is at most the rate of the plan. */
    THROUGHPUT("throughput", "Answers as expected", "per second", Better.MORE, Measure::throughput),
    /** Half of all requests took longer. */
    LATENCY_P50("latency-p50", "Latency p50", "ms", Better.LESS, run -> Latencies.percentile(run, 50)),
    /** One in twenty took longer. */
    LATENCY_P95("latency-p95", "Latency p95", "ms", Better.LESS, run -> Latencies.percentile(run, 95)),
    /** One in a hundred took longer. */
    LATENCY_P99("latency-p99", "Latency p99", "ms", Better.LESS, run -> Latencies.percentile(run, 99)),
    /** Half of all borrowers waited longer for their connection. */
    ACQUIRE_P50("acquire-p50", "Acquire p50", "ms", Better.LESS, run -> acquire(run, AcquireTime::p50Millis)),
    /** One in a hundred borrowers waited longer for his connection. */
    ACQUIRE_P99("acquire-p99", "Acquire p99", "ms", Better.LESS, run -> acquire(run, AcquireTime::p99Millis)),
    /** How much of the pools the load took, over all its samples. */
    ACTIVE_MEAN(
            "active-mean",
            "In use, mean",
            "connections",
            Better.NEITHER,
            run -> ofGuard(run, GuardSample::active).mean()),
    /** How much of the pools the load took when it took most. */
    ACTIVE_MOST(
            "active-most",
            "In use, most",
            "connections",
            Better.NEITHER,
            run -> ofGuard(run, GuardSample::active).most()),
    /** How many threads waited for a connection when most did. */
    PENDING_MOST(
            "pending-most",
            "Waiting, most",
            "threads",
            Better.LESS,
            run -> ofGuard(run, GuardSample::pending).most()),
    /** How many sessions the server held when it held most, those of others too. */
    SESSIONS_MOST("sessions-most", "On the server, most", "sessions", Better.NEITHER, Measure::mostSessions);

    private static final double MILLIS_PER_SECOND = 1_000;

    /** A smaller change is not worth a word, however sure it is. */
    private static final double WORTH_A_WORD = 1.05;

    /** The pools' metrics count waiting in buckets, the next a third larger. */
    private static final double NEXT_BUCKET = 1.34;

    private final String id;
    private final String title;
    private final String unit;
    private final Better better;

    @SuppressWarnings("ImmutableEnumChecker") // a way to read a record has no state
    private final Function<RunRecord, @Nullable Double> figure;

    Measure(String id, String title, String unit, Better better, Function<RunRecord, @Nullable Double> figure) {
        this.id = id;
        this.title = title;
        this.unit = unit;
        this.better = better;
        this.figure = figure;
    }

    /** Its name for programs. */
    public String id() {
        return id;
    }

    /** Its name for people. */
    public String title() {
        return title;
    }

    /** What its figure counts. */
    public String unit() {
        return unit;
    }

    /** Which way it should go. */
    public Better better() {
        return better;
    }

    /** Whether it is of all answers, so that failures, which may be fast or slow, are in it. */
    public boolean isOfAnswers() {
        return this == LATENCY_P50 || this == LATENCY_P95 || this == LATENCY_P99;
    }

    /** Two figures whose ratio is less count as the same. */
    public double leastRatio() {
        return this == ACQUIRE_P50 || this == ACQUIRE_P99 ? NEXT_BUCKET : WORTH_A_WORD;
    }

    /** The figure of one run; null where the run did not record it. */
    public @Nullable Double of(RunRecord run) {
        return figure.apply(run);
    }

    /** Which way a figure should go. */
    public enum Better {
        /** More is better. */
        MORE,
        /** Less is better. */
        LESS,
        /** Neither is better of itself: it says what something costs. */
        NEITHER
    }

    private static @Nullable Double throughput(RunRecord run) {
        long millis = run.phases().stream()
                .filter(phase -> phase.name() == Phase.Name.LOAD)
                .mapToLong(phase -> phase.endMillis() - phase.startMillis())
                .sum();
        var load = run.load();
        if (load == null || millis <= 0) {
            return null;
        }
        long answers = load.requests().stream()
                .mapToLong(request -> request.outcomes().getOrDefault(Outcome.AS_EXPECTED, 0L))
                .sum();
        return answers * MILLIS_PER_SECOND / millis;
    }

    private static @Nullable Double acquire(RunRecord run, Function<AcquireTime, Double> percentile) {
        return AcquireTime.of(run).map(percentile).orElse(null);
    }

    private static UnderLoad ofGuard(RunRecord run, Function<GuardSample, Long> figure) {
        return UnderLoad.of(run, sample -> {
            GuardSample guard = sample.guard();
            return guard == null ? null : figure.apply(guard);
        });
    }

    private static @Nullable Double mostSessions(RunRecord run) {
        return UnderLoad.of(run, sample -> {
                    ServerSample server = sample.server();
                    return server == null ? null : Long.valueOf(server.sessions());
                })
                .most();
    }
}
