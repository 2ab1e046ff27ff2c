package dev.poolproof.benchmarks;

import dev.poolproof.benchmarks.pool.OpenPool;
import dev.poolproof.benchmarks.pool.Pool;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** A borrow with a switch that makes it dearer: the deliberate slow-down that a gate must catch. In test builds only. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SlowedBorrow {

    /** Work beside each borrow, in JMH's tokens of some nanoseconds each. */
    @Param("0")
    public long slowdown;

    /** Bytes allocated beside each borrow, none for 0. */
    @Param("0")
    public int waste;

    @SuppressWarnings("NullAway.Init") // JMH calls open first.
    private OpenPool pool;

    @Setup
    public void open(Database database) throws SQLException {
        pool = Pool.HIKARI.open(database.plan(8));
    }

    @TearDown
    public void close() {
        pool.close();
    }

    @Benchmark
    public void borrow(Blackhole blackhole) throws SQLException {
        try (Connection connection = pool.source().getConnection()) {
            blackhole.consume(connection);
            if (slowdown > 0) {
                Blackhole.consumeCPU(slowdown);
            }
            if (waste > 0) {
                blackhole.consume(new byte[waste]);
            }
        }
    }
}
