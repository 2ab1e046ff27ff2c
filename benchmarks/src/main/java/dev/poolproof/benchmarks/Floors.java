package dev.poolproof.benchmarks;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What lies beneath every pool: less than the first no pool can cost, and the second is what a pool of ten lines costs. One
 * read of the clock is the price that a tracker pays at the least when it notes each borrow's time.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(5)
public class Floors {

    private static final int CONNECTIONS = 8;

    @SuppressWarnings("ThreadLocalUsage") // One a trial; a static one would outlive it.
    private final ThreadLocal<AtomicBoolean> taken = ThreadLocal.withInitial(AtomicBoolean::new);

    private final BlockingQueue<Object> queue = new ArrayBlockingQueue<>(CONNECTIONS);

    public Floors() {
        for (int connection = 0; connection < CONNECTIONS; connection++) {
            queue.add(new Object());
        }
    }

    /** A thread finds the connection it had last, takes it and gives it back. */
    @Benchmark
    public boolean threadLocalAndCompareAndSet() {
        AtomicBoolean slot = taken.get();
        boolean lent = slot.compareAndSet(false, true);
        slot.set(false);
        return lent;
    }

    /** A queue as a pool. */
    @Benchmark
    public Object arrayBlockingQueue() throws InterruptedException {
        Object connection = queue.take();
        queue.put(connection);
        return connection;
    }

    @Benchmark
    public long nanoTime() {
        return System.nanoTime();
    }
}
