package dev.poolproof.benchmarks.matrix;

import dev.poolproof.benchmarks.Contention;
import dev.poolproof.benchmarks.Floors;
import dev.poolproof.benchmarks.PoolBorrow;
import dev.poolproof.benchmarks.RequestPatterns;
import dev.poolproof.benchmarks.RightAndWrong;
import dev.poolproof.benchmarks.matrix.Section.Figure;
import dev.poolproof.benchmarks.pool.Pool;
import dev.poolproof.benchmarks.run.Trial;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The registry of what is compared, one line a section. */
@SuppressWarnings("ImmutableEnumChecker") // Its trials are made by functions without state.
public enum Comparison {
    BORROW(
            "One connection borrowed and given back, one thread",
            "The floors beneath are what no pool can undercut.",
            Figure.MEAN,
            Reach.QUICK,
            selection -> plus(byPool(selection, "shallow", 1), floors())),
    DEEP(
            "The same, 100 frames deep, as in a service",
            "Whoever copies the stack at each borrow pays for its depth.",
            Figure.MEAN,
            Reach.FULL,
            selection -> byPool(selection, "deep", 1)),
    THREADS_2(
            "The same on 2 threads, 8 connections",
            "HikariCP changes between two speeds from fork to fork: read the intervals before the ratios.",
            Figure.MEAN,
            Reach.FULL,
            selection -> byPool(selection, "shallow", 2)),
    THREADS_8(
            "The same on 8 threads, 8 connections",
            "More threads than this machine's cores measure its scheduler, too.",
            Figure.MEAN,
            Reach.FULL,
            selection -> byPool(selection, "shallow", 8)),
    CONTENTION(
            "Time to acquire, 99th percentile: 8 threads for 2 connections",
            "A closed loop: it compares pools, and says nothing of what a user waits.",
            Figure.P99,
            Reach.FULL,
            selection -> contention(selection, List.of())),
    VIRTUAL_THREADS(
            "The same on virtual threads",
            "A pool that keeps connections per thread has nothing to keep them by.",
            Figure.P99,
            Reach.WITH_VIRTUAL_THREADS,
            selection -> contention(selection, onVirtualThreads())),
    PATTERNS(
            "A request of eight queries: the right form, and those of the incident",
            "On the stub a session costs nothing to open; on a real database it costs milliseconds: --url.",
            Figure.MEAN,
            Reach.QUICK,
            selection -> methods(
                    selection,
                    RequestPatterns.class,
                    "oneBorrow",
                    "borrowPerQuery",
                    "poolPerRequest",
                    "connectionPerRequest")),
    RIGHT_AND_WRONG(
            "The same borrow, measured rightly and wrongly",
            "See RightAndWrong for what each does wrong.",
            Figure.MEAN,
            Reach.QUICK,
            selection -> methods(
                    selection,
                    RightAndWrong.class,
                    "right",
                    "wrongConnectionStaysInside",
                    "wrongTimedByHand",
                    "wrongChecksWhileItMeasures"));

    /** In which runs a section is measured unless it is named. */
    private enum Reach {
        QUICK,
        FULL,
        /** As FULL, where the JDK has them. */
        WITH_VIRTUAL_THREADS
    }

    @FunctionalInterface
    private interface Trials {
        List<Trial> of(Selection selection);
    }

    /** Threads that contend for two connections. */
    private static final int CONTENDERS = 8;

    private static final int FIRST_JAVA_WITH_VIRTUAL_THREADS = 21;

    private final String title;
    private final String note;
    private final Figure figure;
    private final Reach reach;
    private final Trials trials;

    Comparison(String title, String note, Figure figure, Reach reach, Trials trials) {
        this.title = title;
        this.note = note;
        this.figure = figure;
        this.reach = reach;
        this.trials = trials;
    }

    /** How the command line calls it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String title() {
        return title;
    }

    /** Whether this JVM can measure it. */
    public boolean isPossible() {
        return reach != Reach.WITH_VIRTUAL_THREADS || Runtime.version().feature() >= FIRST_JAVA_WITH_VIRTUAL_THREADS;
    }

    /** Whether it is measured unless others are named. What only the stub shows is left out on a real database. */
    boolean belongsTo(boolean quick, boolean onStub) {
        if (!onStub && (this == DEEP || this == RIGHT_AND_WRONG)) {
            return false;
        }
        return reach == Reach.QUICK || (!quick && isPossible());
    }

    Section section(Selection selection) {
        return new Section(id(), title, note, figure, trials.of(selection));
    }

    private static List<Trial> byPool(Selection selection, String method, int threads) {
        return selection.pools().stream()
                .map(pool -> Trial.of(pool.title(), name(PoolBorrow.class, method), parameters(selection, pool))
                        .onThreads(threads))
                .toList();
    }

    private static List<Trial> contention(Selection selection, List<String> jvmArguments) {
        return selection.pools().stream()
                .filter(pool -> pool != Pool.NO_POOL)
                .map(pool -> Trial.of(pool.title(), name(Contention.class, "acquire"), parameters(selection, pool))
                        .onThreads(CONTENDERS)
                        .withJvmArguments(jvmArguments))
                .toList();
    }

    /**
     * As many carriers as threads: JMH's threads spin until all of them are there (1.37), and a virtual one that spins gives its
     * carrier to nobody, so that on fewer no fork ends (JDK 25.0.3 with 2 processors, 2026-11-30).
     */
    private static List<String> onVirtualThreads() {
        return List.of("-Djmh.executor=VIRTUAL", "-Djdk.virtualThreadScheduler.parallelism=" + CONTENDERS);
    }

    private static List<Trial> methods(Selection selection, Class<?> benchmark, String... methods) {
        return Stream.of(methods)
                .map(method -> Trial.of(inWords(method), name(benchmark, method), selection.database()))
                .toList();
    }

    private static List<Trial> floors() {
        return Stream.of("threadLocalAndCompareAndSet", "arrayBlockingQueue", "nanoTime")
                .map(method -> Trial.of("floor: " + inWords(method), name(Floors.class, method), Map.of()))
                .toList();
    }

    private static Map<String, String> parameters(Selection selection, Pool pool) {
        return Map.of("pool", pool.name(), "url", selection.url(), "user", selection.user());
    }

    private static String name(Class<?> benchmark, String method) {
        return benchmark.getName() + "." + method;
    }

    private static String inWords(String method) {
        return method.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    private static List<Trial> plus(Collection<Trial> some, Collection<Trial> more) {
        List<Trial> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
