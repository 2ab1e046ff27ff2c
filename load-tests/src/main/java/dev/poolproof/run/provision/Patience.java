package dev.poolproof.run.provision;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Waits for a condition; gives up on an interrupt. */
final class Patience {

    private Patience() {}

    /**
     * Whether the condition came true in time.
     *
     * @throws CancellationException if the thread is interrupted; its interrupt flag is set again
     */
    static boolean await(Duration atMost, Duration between, BooleanSupplier condition) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            try {
                Thread.sleep(between.toMillis());
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
        return true;
    }

    /** Clears up also on a thread that was interrupted; its interrupt flag is set again afterwards. */
    static void uninterrupted(Runnable clearing) {
        boolean interrupted = Thread.interrupted();
        try {
            clearing.run();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Whether an interrupt is behind a failure. Libraries wrap it, and lose the thread's flag on the way. */
    static boolean wasInterrupted(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException || cause instanceof CancellationException) {
                return true;
            }
        }
        return Thread.currentThread().isInterrupted();
    }

    static CancellationException interrupted(Throwable cause) {
        Thread.currentThread().interrupt();
        CancellationException cancelled = new CancellationException("interrupted while a database was being provided");
        cancelled.initCause(cause);
        return cancelled;
    }
}
