package dev.poolproof.run.sweep;

import dev.poolproof.run.plan.Durations;
import dev.poolproof.run.plan.UsageException;
import java.time.Duration;
import java.util.function.LongSupplier;

/** How fast a sweep goes, and whether there is time for another run. Used by one thread. */
public final class Pace {

    /** Around its load a run warms up, comes to rest twice, and asks once more. */
    private static final Duration AROUND_A_LOAD = Duration.ofSeconds(6);

    private final Duration limit;
    private final int runs;
    private final Duration expected;
    private final LongSupplier nanoClock;
    private final long beganNanos;
    private int done;

    /**
     * Begins now.
     *
     * @param limit how long all runs together may take
     * @param runs how many are to be made
     * @param load how long each sends load
     * @param nanoClock {@link System#nanoTime()} or the like
     */
    public Pace(Duration limit, int runs, Duration load, LongSupplier nanoClock) {
        this.limit = limit;
        this.runs = runs;
        this.expected = expected(load);
        this.nanoClock = nanoClock;
        this.beganNanos = nanoClock.getAsLong();
    }

    /**
     * Refuses what would take too long, before anything is started.
     *
     * @throws UsageException if so many runs are expected to take longer than the limit
     */
    public static void requireTime(Duration limit, int runs, Duration load) {
        Duration all = expected(load).multipliedBy(runs);
        if (all.compareTo(limit) > 0) {
            throw new UsageException(
                    "%d runs of about %s each take about %s, longer than --within %s: give fewer values or --repeats, a shorter --duration, or a longer --within."
                            .formatted(runs, inWords(expected(load)), inWords(all), Durations.format(limit)));
        }
    }

    private static Duration expected(Duration load) {
        return load.plus(AROUND_A_LOAD);
    }

    /** Another run has ended. */
    public void ran() {
        done++;
    }

    /** Whether another run would end in time. */
    public boolean allowsAnother() {
        return passed().plus(each()).compareTo(limit) <= 0;
    }

    /** How long the runs that are left will take, as far as those before tell. */
    public Duration left() {
        return each().multipliedBy(runs - done);
    }

    private Duration each() {
        return done == 0 ? expected : passed().dividedBy(done);
    }

    private Duration passed() {
        return Duration.ofNanos(nanoClock.getAsLong() - beganNanos);
    }

    /** A duration for people, to the second: {@code 2 min 50 s}. */
    public static String inWords(Duration duration) {
        long seconds = Math.round(duration.toMillis() / 1000.0);
        long minutes = seconds / 60;
        return minutes == 0 ? seconds + " s" : minutes + " min " + seconds % 60 + " s";
    }
}
