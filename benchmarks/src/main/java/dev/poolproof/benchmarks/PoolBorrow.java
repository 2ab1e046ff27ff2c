package dev.poolproof.benchmarks;

import dev.poolproof.benchmarks.pool.OpenPool;
import dev.poolproof.benchmarks.pool.Pool;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * One connection borrowed and given back, by every pool of the registry. There are as many connections as the most threads
 * that are measured, so that nobody waits for one: see {@link Contention} for what waiting costs.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(5)
public class PoolBorrow {

    private static final int CONNECTIONS = 8;
    private static final int FRAMES = 100;
    private static final int BORROWS_PER_DESCENT = 1_000;

    @Param
    public Pool pool = Pool.HIKARI;

    @SuppressWarnings("NullAway.Init") // JMH calls open first.
    private OpenPool open;

    /** Fills the pool and borrows once: what is done for the first time only is no part of a borrow. */
    @Setup
    public void open(Database database) throws SQLException {
        open = pool.open(database.plan(CONNECTIONS));
        open.source().getConnection().close();
    }

    @TearDown
    public void close() {
        open.close();
    }

    /** The stack beneath is as shallow as a benchmark's. */
    @Benchmark
    public void shallow(Blackhole blackhole) throws SQLException {
        borrowAndRelease(open.source(), blackhole);
    }

    /**
     * The stack beneath is as deep as a service's: who copies stacks pays for it here. Borrowed a thousand times a descent,
     * so that the descent itself does not show.
     */
    @Benchmark
    @OperationsPerInvocation(BORROWS_PER_DESCENT)
    public void deep(Blackhole blackhole) throws SQLException {
        descend(FRAMES, blackhole);
    }

    private void descend(int frames, Blackhole blackhole) throws SQLException {
        if (frames > 0) {
            descend(frames - 1, blackhole);
            return;
        }
        for (int borrow = 0; borrow < BORROWS_PER_DESCENT; borrow++) {
            borrowAndRelease(open.source(), blackhole);
        }
    }

    /** In a service the connection is handed to other code; kept in here, its allocation would be optimised away. */
    private static void borrowAndRelease(DataSource source, Blackhole blackhole) throws SQLException {
        try (Connection connection = source.getConnection()) {
            blackhole.consume(connection);
        }
    }
}
