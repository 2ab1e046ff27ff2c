package dev.poolproof.benchmarks.run;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Ends the processes that this JVM has started since, when time is up. A fork whose threads no interrupt reaches ends by nothing
 * else: JMH waits for it for ever.
 */
final class TimeLimit implements AutoCloseable {

    private static final long AGAIN_MILLIS = 500;

    private final Set<ProcessHandle> others = ProcessHandle.current().children().collect(Collectors.toSet());
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "fork-time-limit");
        thread.setDaemon(true);
        return thread;
    });
    private final ScheduledFuture<?> ending;
    private volatile boolean over;

    private TimeLimit(Duration longest) {
        ending = watch.scheduleWithFixedDelay(this::end, longest.toMillis(), AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Starts the clock. */
    static TimeLimit of(Duration longest) {
        return new TimeLimit(longest);
    }

    private void end() {
        List<ProcessHandle> started = ProcessHandle.current()
                .children()
                .filter(process -> !others.contains(process))
                .toList();
        over |= !started.isEmpty();
        started.forEach(ProcessHandle::destroyForcibly);
    }

    /** Whether it had to end something. */
    boolean isOver() {
        return over;
    }

    @Override
    public void close() {
        ending.cancel(false);
        watch.shutdownNow();
    }
}
