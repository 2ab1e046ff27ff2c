package dev.poolproof.guard;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Milliseconds that cost one read of a field. A borrow that asked {@link System#nanoTime} would pay a fifth of what HikariCP
 * takes for it (2026-11-23).
 *
 * <p>One daemon thread a process sets it every {@link #TICK}, so it lags by up to a tick, and by more where the machine is
 * overloaded. The thread ends when no guard is left, and starts again with the next one.
 */
final class CoarseClock {

    static final Duration TICK = Duration.ofMillis(10);

    /** How often the clock calls those who wait for it. */
    static final Duration ROUND = Duration.ofSeconds(1);

    /** The clock of this process. */
    static final CoarseClock SHARED = new CoarseClock(true);

    /** Called once a {@link #ROUND} by the clock's thread; must be quick. */
    interface Patrol {
        void goRound(long nowMillis);
    }

    private final boolean ticking;
    private final List<WeakReference<Patrol>> patrols = new ArrayList<>();
    private @Nullable Thread ticker;
    private volatile long millis = monotonicMillis();

    private CoarseClock(boolean ticking) {
        this.ticking = ticking;
    }

    /** A clock with a thread of its own, where the process's would have other guards to care for: for tests. */
    static CoarseClock ownThread() {
        return new CoarseClock(true);
    }

    /** A clock without a thread, which moves by {@link #advance} only: for tests. */
    static CoarseClock byHand() {
        return new CoarseClock(false);
    }

    /** Moves a clock by hand, and calls those who wait for it where that is a round or more. */
    synchronized void advance(Duration duration) {
        millis += duration.toMillis();
        if (duration.compareTo(ROUND) >= 0) {
            goRound();
        }
    }

    /** Monotonic, of no particular origin: it tells durations, not dates. */
    long millis() {
        return millis;
    }

    /** The wall clock's time of a moment of this clock. */
    long epochMillis(long momentMillis) {
        long agoMillis = (ticking ? monotonicMillis() : millis) - momentMillis;
        return System.currentTimeMillis() - agoMillis;
    }

    /** Whether its thread is there. */
    synchronized boolean isTicking() {
        return ticker != null;
    }

    /** Calls the patrol from now on, as long as somebody else keeps it in memory. */
    synchronized void call(Patrol patrol) {
        patrols.add(new WeakReference<>(patrol));
        if (ticking && ticker == null) {
            millis = monotonicMillis();
            // What happens to start it must not stay in memory for it: neither its thread locals nor its class loader.
            ticker = new Thread(null, this::tick, "poolproof-clock", 0, false);
            ticker.setDaemon(true);
            ticker.setContextClassLoader(null);
            ticker.start();
        }
    }

    private void tick() {
        long nextRound = millis + ROUND.toMillis();
        while (true) {
            try {
                Thread.sleep(TICK.toMillis());
            } catch (InterruptedException nobodyHasReasonTo) {
                continue;
            }
            millis = monotonicMillis();
            if (millis >= nextRound) {
                nextRound = millis + ROUND.toMillis();
                if (!goRound()) {
                    return;
                }
            }
        }
    }

    /** Calls every patrol that is still in memory; false when there is none left, and the thread has to end. */
    private boolean goRound() {
        List<Patrol> called = new ArrayList<>();
        synchronized (this) {
            patrols.removeIf(patrol -> patrol.get() == null);
            patrols.forEach(patrol -> addIfPresent(called, patrol.get()));
            if (called.isEmpty()) {
                ticker = null;
                return false;
            }
        }
        called.forEach(this::goRound);
        return true;
    }

    /** A patrol that fails must not stop the clock of every guard; it goes again with the next round. */
    private void goRound(Patrol patrol) {
        try {
            patrol.goRound(millis);
        } catch (RuntimeException | OutOfMemoryError missed) {
            return;
        }
    }

    private static void addIfPresent(List<Patrol> called, @Nullable Patrol patrol) {
        if (patrol != null) {
            called.add(patrol);
        }
    }

    private static long monotonicMillis() {
        return System.nanoTime() / 1_000_000;
    }
}
