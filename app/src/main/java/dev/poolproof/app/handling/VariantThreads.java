package dev.poolproof.app.handling;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes the threads that variants keep, under names that tell. Thread-safe. */
final class VariantThreads implements ThreadFactory {

    private static final String NAME = "variant:";
    private static final long PATIENCE_MILLIS = 2_000;

    private final String what;
    private final AtomicInteger made = new AtomicInteger();

    /** @param what what they do */
    VariantThreads(String what) {
        this.what = what;
    }

    @Override
    public Thread newThread(Runnable task) {
        Thread thread = new Thread(task, NAME + what + "-" + made.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /** How many threads of variants there are in the process. */
    static int alive() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(NAME))
                .count();
    }

    /** Interrupts the tasks and waits until they have given back what they held. */
    static void end(ExecutorService tasks) {
        tasks.shutdownNow();
        try {
            tasks.awaitTermination(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
