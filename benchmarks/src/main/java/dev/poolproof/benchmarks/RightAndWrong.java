package dev.poolproof.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import dev.poolproof.benchmarks.pool.OpenPool;
import dev.poolproof.benchmarks.pool.Pool;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The same borrow measured rightly and wrongly, to be read beside its figures, in the manner of JMH's own samples. Each
 * wrong one is a benchmark that somebody has published.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(5)
public class RightAndWrong {

    @SuppressWarnings("NullAway.Init") // JMH calls open first.
    private OpenPool pool;

    private long spentNanos;

    @Setup
    public void open(Database database) throws SQLException {
        pool = Pool.HIKARI.open(database.plan(8));
        pool.source().getConnection().close();
    }

    @TearDown
    public void close() {
        pool.close();
    }

    /** Right: the connection leaves the method, as it does in every service. */
    @Benchmark
    public void right(Blackhole blackhole) throws SQLException {
        try (Connection connection = pool.source().getConnection()) {
            blackhole.consume(connection);
        }
    }

    /**
     * Wrong: nobody else sees the connection, so the compiler need not make the pool's proxy at all. Compare the bytes per
     * operation: a tracker's wrapper would look free.
     */
    @Benchmark
    public void wrongConnectionStaysInside() throws SQLException {
        pool.source().getConnection().close();
    }

    /** Wrong: timed by hand around each borrow. Two reads of the clock cost as much as the borrow between them. */
    @Benchmark
    public long wrongTimedByHand(Blackhole blackhole) throws SQLException {
        long start = System.nanoTime();
        try (Connection connection = pool.source().getConnection()) {
            blackhole.consume(connection);
        }
        spentNanos += System.nanoTime() - start;
        return spentNanos;
    }

    /** Wrong: the pool's gauges are read with each borrow, as a test that wants to be sure does. The check is measured. */
    @Benchmark
    public void wrongChecksWhileItMeasures(Blackhole blackhole) throws SQLException {
        try (Connection connection = pool.source().getConnection()) {
            blackhole.consume(connection);
            blackhole.consume(pool.source()
                    .unwrap(HikariDataSource.class)
                    .getHikariPoolMXBean()
                    .getActiveConnections());
        }
    }
}
