package dev.poolproof.benchmarks.command;

import dev.poolproof.benchmarks.PoolBorrow;
import dev.poolproof.benchmarks.gate.ForeignLoad;
import dev.poolproof.benchmarks.gate.Gate;
import dev.poolproof.benchmarks.gate.GateDecision;
import dev.poolproof.benchmarks.gate.GateLimits;
import dev.poolproof.benchmarks.gate.GateText;
import dev.poolproof.benchmarks.gate.Spread;
import dev.poolproof.benchmarks.gate.TrialContest;
import dev.poolproof.benchmarks.pool.Pool;
import dev.poolproof.benchmarks.report.BenchReport;
import dev.poolproof.benchmarks.report.Machine;
import dev.poolproof.benchmarks.run.ForkTiming;
import dev.poolproof.benchmarks.run.Forks;
import dev.poolproof.benchmarks.run.Trial;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Judges whether one thing is dearer than another. */
@Command(
        name = "gate",
        description = {
            "Says whether a borrow has become dearer: PASS, FAIL, or INVALID where this machine cannot tell now. 5 minutes at most.",
            "Without --against: whether a tracker costs more than it promises, against the pool beneath."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class GateCommand implements Callable<Integer> {

    private static final int ROUNDS = 9;
    private static final int FORKS_PER_ROUND = 4;
    private static final int FORKS_FOR_SPREAD = 3;
    private static final Duration LONGEST = Duration.ofSeconds(270);
    private static final ForkTiming TIMING = new ForkTiming(10, 20, Duration.ofMillis(80));

    @Option(
            names = "--candidate",
            paramLabel = "POOL",
            description = "What is judged (default: ${DEFAULT-VALUE}).",
            defaultValue = "guard-production",
            converter = PoolConverter.class)
    private Pool candidate = Pool.GUARD_PRODUCTION;

    @Option(
            names = "--reference",
            paramLabel = "POOL",
            description = "What it is compared with (default: hikari; with --against, the candidate itself).",
            converter = PoolConverter.class)
    private @Nullable Pool reference;

    @Option(
            names = "--against",
            paramLabel = "CHECKOUT",
            description =
                    "Another checkout of Poolproof, built: the reference is measured with its code and its libraries.")
    private @Nullable Path against;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Folder for the results (default: a new one in reports/runs).")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        Trial judged = trial(candidate);
        Trial standard = trial(referencePool()).onClassPath(OtherBuild.classPath(against));
        if (judged.equals(standard)) {
            throw new UsageException(
                    "The candidate is the reference: name another --reference, or --against a checkout.");
        }
        Instant startedAt = Instant.now();
        try (ResultFolder folder = ResultFolder.create(out, startedAt);
                ForkLine line = ForkLine.onStandardOutput()) {
            long forks = (long) ROUNDS * FORKS_PER_ROUND;
            Duration half = TIMING.estimate().multipliedBy(forks);
            line.say(
                    "Measuring %d pairs, about %s, or twice that where they do not decide. Leave the machine alone meanwhile."
                            .formatted(ROUNDS, ForkLine.inWords(half)));
            TrialContest contest = new TrialContest(new Forks(folder.log()), TIMING, judged, standard);
            GateDecision decision = decide(contest, line);
            String text = GateText.render(decision, title(judged, null), title(standard, against))
                    + spreads(contest, line)
                    + surroundings(Machine.here(), startedAt);
            line.close();
            System.out.print(text);
            folder.write("gate.txt", text);
            return exitCode(decision).number();
        }
    }

    private GateDecision decide(TrialContest contest, ForkLine line) {
        GateLimits limits = candidate == referencePool() ? GateLimits.forTheSamePool() : GateLimits.forATracker();
        return new Gate(
                        contest,
                        limits,
                        ROUNDS,
                        LONGEST,
                        InstantSource.system(),
                        new ForeignLoad(),
                        round -> line.next("pairs", round, round < ROUNDS ? ROUNDS : 2 * ROUNDS, left(round)))
                .decide();
    }

    private static Duration left(int round) {
        int all = round < ROUNDS ? ROUNDS : 2 * ROUNDS;
        return TIMING.estimate().multipliedBy((long) (all - round) * FORKS_PER_ROUND);
    }

    /** At two threads and more a pool changes its speed from fork to fork: shown, as it is no evidence. */
    private static String spreads(TrialContest contest, ForkLine line) {
        line.say("  and 2 threads, not gated");
        return "  2 threads, single forks, not gated: %s against %s%n"
                .formatted(spread(contest, contest.judged()), spread(contest, contest.standard()));
    }

    /** Where and when: figures of two machines, or of two JDKs, do not compare. */
    static String surroundings(Machine machine, Instant startedAt) {
        return "  machine  %s%n  run      %s%n".formatted(machine, BenchReport.inWords(startedAt));
    }

    private static Spread spread(TrialContest contest, Trial trial) {
        return new Spread(Stream.generate(() -> contest.forks()
                        .run(trial.onThreads(2), contest.timing())
                        .steadyNanos())
                .limit(FORKS_FOR_SPREAD)
                .toList());
    }

    private Pool referencePool() {
        if (reference != null) {
            return reference;
        }
        return against == null ? Pool.HIKARI : candidate;
    }

    private static Trial trial(Pool pool) {
        return Trial.of(pool.title(), PoolBorrow.class.getName() + ".shallow", Map.of("pool", pool.name()));
    }

    private static String title(Trial trial, @Nullable Path checkout) {
        return checkout == null ? trial.title() : trial.title() + " of " + checkout;
    }

    private static ExitCode exitCode(GateDecision decision) {
        return switch (decision.outcome()) {
            case PASS -> ExitCode.PASS;
            case FAIL -> ExitCode.FAIL;
            case INCONCLUSIVE, INVALID -> ExitCode.INVALID;
        };
    }
}
