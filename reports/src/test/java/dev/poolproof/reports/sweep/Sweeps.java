package dev.poolproof.reports.sweep;

import dev.poolproof.reports.Records;
import dev.poolproof.reports.measure.Measure;
import dev.poolproof.reports.record.Environment;
import dev.poolproof.reports.sweep.Combination.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Sweeps as real runs yield them, for tests. */
public final class Sweeps {

    private static final double THROUGHPUT = 49.5;

    private Sweeps() {}

    /** Twice the connections bring nothing. */
    public static Sweep smallSuffices() {
        return sweep(3, null, trial(10, 40, 23, 25, 24, 22, 26), trial(20, 80, 23, 22.5, 24, 23, 23.5));
    }

    /** Nobody can say whether twice the connections bring anything. */
    public static Sweep noisy() {
        return sweep(3, null, trial(10, 40, 20, 60, 31, 24, 90), trial(20, 80, 30, 22, 70, 25, 21));
    }

    /** The larger one is more than the server takes. */
    public static Sweep largeBreaksTheServer() {
        return sweep(8, null, trial(10, 90, 23, 25, 24, 22, 26), failing(20, 180, 5));
    }

    /** Somebody pressed Ctrl-C in the first round. */
    public static Sweep cutShort() {
        return sweep(3, "Interrupted after 1 of 10 runs.", trial(10, 40, 23), trial(20, 80));
    }

    /** The machine was busy with something else, so that some runs prove nothing. */
    public static Sweep partlyInvalid() {
        Trial whole = trial(10, 40, 580, 528, 633, 602, 590);
        List<SweptRun> runs = new ArrayList<>(whole.runs());
        runs.set(0, invalid(runs.get(0)));
        runs.set(2, invalid(runs.get(2)));
        return sweep(
                3, null, new Trial(whole.combination(), 40, runs), trial(20, 80, 539.4, 403.2, 967.1, 448.8, 540.3));
    }

    /** Names that try to be more than text. */
    public static Sweep hostile(String name) {
        Trial trial = new Trial(new Combination(List.of(new Setting(name, name))), 40, List.of(run(1, 23)));
        return Sweep.of(setup(3), 1, List.of(trial), name);
    }

    static Sweep sweep(int tenants, @Nullable String cutShort, Trial... trials) {
        return Sweep.of(setup(tenants), 5, Arrays.asList(trials), cutShort);
    }

    /** A setting whose every run passed, with these 99th percentiles of latency. */
    static Trial trial(int maximum, long mayOpen, double... p99) {
        List<SweptRun> runs = new ArrayList<>();
        DoubleStream.of(p99).forEach(millis -> runs.add(run(runs.size() + 1, millis)));
        return new Trial(combination(maximum), mayOpen, runs);
    }

    static Trial failing(int maximum, long mayOpen, int runs) {
        List<SweptRun> failed = new ArrayList<>();
        for (int round = 1; round <= runs; round++) {
            SweptRun run = run(round, 900);
            failed.add(new SweptRun(
                    run.id(),
                    round,
                    "FAIL",
                    List.of("oversized-pools"),
                    false,
                    12L,
                    140L + round,
                    run.figures(),
                    run.report()));
        }
        return new Trial(combination(maximum), mayOpen, failed);
    }

    static SweptRun invalid(SweptRun run) {
        return new SweptRun(run.id(), run.round(), "INVALID", List.of(), false, 3L, 0L, run.figures(), run.report());
    }

    static SweptRun run(int round, double p99) {
        Map<Measure, Double> figures = new EnumMap<>(Measure.class);
        figures.put(Measure.THROUGHPUT, THROUGHPUT + round / 10.0);
        figures.put(Measure.LATENCY_P50, p99 / 4);
        figures.put(Measure.LATENCY_P99, p99);
        figures.put(Measure.ACQUIRE_P99, p99 / 50);
        figures.put(Measure.PENDING_MOST, (double) (round % 3));
        figures.put(Measure.SESSIONS_MOST, p99 + 3);
        return new SweptRun(
                "r-" + round, round, "PASS", List.of(), true, 0L, 0L, figures, "run-" + round + "/report.html");
    }

    private static Combination combination(int maximum) {
        return new Combination(List.of(new Setting("pool.maximum", String.valueOf(maximum))));
    }

    private static Setup setup(int tenants) {
        Setup setup = Setup.of(
                "20261123-213000-abcd", Records.healthy().build(), List.of("poolproof.pool.maximum"), Map.of());
        Environment environment = setup.environment();
        return new Setup(
                setup.id(),
                setup.startedAtEpochMillis(),
                setup.poolproofVersion(),
                setup.ratePerSecond(),
                setup.loadMillis(),
                tenants + 1,
                setup.variants(),
                setup.faults(),
                setup.settings(),
                new Environment(
                        environment.operatingSystem(),
                        environment.processors(),
                        environment.memoryBytes(),
                        environment.java(),
                        new Environment.DatabaseFacts(
                                "embedded",
                                null,
                                "MariaDB",
                                "11.4.5-MariaDB",
                                151,
                                environment.database().driver())));
    }
}
