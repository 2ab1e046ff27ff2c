package dev.poolproof.guard.fault;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * The failures in force, and how many there were. Thread-safe. While there are none, a call costs one read of a field.
 *
 * <p>Which calls fail depends on the seed and on how many calls of that kind came before, on all threads together.
 */
public final class InjectedFaults {

    /** How long a slow statement waits: longer than a borrow may be held without being late, shorter than any timeout. */
    public static final Duration SLOWNESS = Duration.ofMillis(300);

    /** "General error": no code that looks at states may take it for a lost connection. */
    private static final String GENERAL_ERROR = "HY000";

    private static final List<Dice> NONE = List.of();

    private final LongAdder injected = new LongAdder();
    private volatile FaultPlan plan = FaultPlan.NONE;
    private volatile List<Dice> dice = NONE;

    /** Injects these from now on, in place of earlier ones. */
    public synchronized void inject(FaultPlan next) {
        plan = next;
        dice = next.faults().isEmpty()
                ? NONE
                : next.faults().stream()
                        .map(fault -> new Dice(fault, next.seed(), new AtomicLong()))
                        .toList();
    }

    /** The plan in force. */
    public FaultPlan plan() {
        return plan;
    }

    /** How many failures were injected so far. */
    public long count() {
        return injected.sum();
    }

    /**
     * To be called before a statement reaches the server. Waits for {@link #SLOWNESS} if it is to be slow, less long when the
     * thread is interrupted, which it then still is.
     *
     * @throws SQLException if it is to fail
     */
    public void beforeStatement() throws SQLException {
        if (dice == NONE) {
            return;
        }
        if (fails(FaultKind.STATEMENT_SLOW)) {
            waitSlowly();
        }
        if (fails(FaultKind.STATEMENT_FAILS)) {
            throw failure("a statement fails");
        }
    }

    /**
     * To be called after the server has done a rollback.
     *
     * @throws SQLException if it is to fail
     */
    public void afterRollback() throws SQLException {
        if (dice != NONE && fails(FaultKind.ROLLBACK_FAILS)) {
            throw failure("a rollback fails");
        }
    }

    private boolean fails(FaultKind kind) {
        boolean fails = false;
        for (Dice die : dice) {
            fails |= die.fault().kind() == kind && die.falls();
        }
        if (fails) {
            injected.increment();
        }
        return fails;
    }

    private static void waitSlowly() {
        try {
            Thread.sleep(SLOWNESS.toMillis());
        } catch (InterruptedException wanted) {
            Thread.currentThread().interrupt();
        }
    }

    private static SQLException failure(String what) {
        return new SQLException(
                "Failure injected by Poolproof's guard: " + what + ". The server has nothing to do with it.",
                GENERAL_ERROR);
    }

    /** Says of each call whether it fails. The same seed and the same number of calls before give the same answer. */
    private record Dice(Fault fault, long seed, AtomicLong calls) {

        boolean falls() {
            long call = calls.getAndIncrement();
            // One generator a call: it mixes well from any seed, and keeps no state that threads would share.
            long mixed = new SplittableRandom(seed + fault.kind().id().hashCode()).nextLong() + call;
            return new SplittableRandom(mixed).nextDouble() < fault.rate();
        }
    }
}
