package dev.poolproof.run.command;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C (and a polite kill) into an interrupt of the working thread, and gives it time to end its children and to
 * keep what it recorded before the JVM goes.
 */
final class Interruption implements AutoCloseable {

    /** Ten seconds are promised; one is left for the JVM itself. */
    private static final Duration PATIENCE = Duration.ofSeconds(9);

    private final CountDownLatch finished = new CountDownLatch(1);

    private Interruption() {}

    static Interruption ofThisThread() {
        Interruption interruption = new Interruption();
        Thread working = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> interruption.interrupt(working), "interruption"));
        return interruption;
    }

    private void interrupt(Thread working) {
        working.interrupt();
        try {
            if (!finished.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                System.err.println("poolproof: not everything could be ended in time.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        finished.countDown();
    }
}
