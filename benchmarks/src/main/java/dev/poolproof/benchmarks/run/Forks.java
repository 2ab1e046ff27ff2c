package dev.poolproof.benchmarks.run;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures one trial in one JVM of its own, and hands back what it said. One thread uses it. */
public final class Forks {

    /** Named, as the parent's own would be inherited, and so that figures of two machines compare. */
    private static final List<String> JVM_ARGUMENTS = List.of("-Xms512m", "-Xmx512m", "-XX:+UseG1GC");

    /** An iteration takes no second; one that hangs is interrupted, and where that does not help, its fork is ended. */
    static final Duration LONGEST_ITERATION = Duration.ofSeconds(30);

    private static final String CLASS_PATH = "java.class.path";

    /** JMH keeps others out by a lock on a file, and has no exception of its own for it (1.37). */
    private static final String LOCKED = "JMH lock";

    private final PrintStream log;
    private final Function<ForkTiming, Duration> longest;

    /** What JMH says goes to this log, which stays the caller's to close. */
    public Forks(PrintStream log) {
        this(log, ForkTiming::longest);
    }

    /** @param longest after which a fork is ended */
    Forks(PrintStream log, Function<ForkTiming, Duration> longest) {
        this.log = log;
        this.longest = longest;
    }

    /**
     * Measures once.
     *
     * @throws ForkFailedException when the fork fails or does not end, or the benchmark does not exist
     * @throws MachineInUseException when another JMH run has this machine
     */
    public Fork run(Trial trial, ForkTiming timing) {
        Duration most = longest.apply(timing);
        try (TimeLimit limit = TimeLimit.of(most)) {
            return run(trial, timing, limit, most);
        }
    }

    private Fork run(Trial trial, ForkTiming timing, TimeLimit limit, Duration most) {
        String ownClassPath = System.getProperty(CLASS_PATH);
        try {
            // JMH 1.37 takes a fork's class path from this property and from nowhere else: Runner.addClasspath.
            System.setProperty(CLASS_PATH, trial.classPath() == null ? ownClassPath : trial.classPath());
            Runner runner = new Runner(
                    options(trial, timing).build(), OutputFormatFactory.createFormatInstance(log, VerboseMode.NORMAL));
            Collection<RunResult> results = runner.run();
            if (results.size() != 1) {
                throw new IllegalStateException(trial + " gives " + results.size() + " results, but one was expected.");
            }
            return Fork.of(results.iterator().next());
        } catch (RunnerException failure) {
            throw limit.isOver() ? hung(trial, most, failure) : failed(trial, failure);
        } finally {
            System.setProperty(CLASS_PATH, ownClassPath);
        }
    }

    private static RuntimeException hung(Trial trial, Duration most, RunnerException failure) {
        return new ForkFailedException(
                trial.title() + " could not be measured: its fork did not end within " + most.toSeconds()
                        + " s, and was ended.",
                failure);
    }

    private static RuntimeException failed(Trial trial, RunnerException failure) {
        String why = String.valueOf(failure.getMessage());
        return why.contains(LOCKED)
                ? new MachineInUseException(failure)
                : new ForkFailedException(trial.title() + " could not be measured: " + why, failure);
    }

    private static ChainedOptionsBuilder options(Trial trial, ForkTiming timing) {
        TimeValue iteration = TimeValue.milliseconds(timing.iteration().toMillis());
        List<String> arguments = new ArrayList<>(JVM_ARGUMENTS);
        arguments.addAll(trial.jvmArguments());
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + Pattern.quote(trial.benchmark()) + "$")
                .threads(trial.threads())
                .forks(1)
                .warmupIterations(timing.warmups())
                .warmupTime(iteration)
                .measurementIterations(timing.measurements())
                .measurementTime(iteration)
                .timeout(TimeValue.seconds(LONGEST_ITERATION.toSeconds()))
                .addProfiler(GCProfiler.class)
                .jvmArgs(arguments.toArray(String[]::new))
                .shouldFailOnError(true);
        trial.parameters().forEach(options::param);
        return options;
    }
}
