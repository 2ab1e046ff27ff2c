package dev.poolproof.benchmarks;

import dev.poolproof.benchmarks.pool.OpenPool;
import dev.poolproof.benchmarks.pool.Pool;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * More threads than connections: how long a thread waits for one, in percentiles. Holding the connection and giving it back
 * happen outside the sample.
 *
 * <p>A closed loop: whoever waits sends nothing meanwhile, so the tail is milder than under an open load. It compares
 * pools; what users of a service wait, only a load test shows.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(5)
@Threads(8)
public class Contention {

    private static final int CONNECTIONS = 2;

    /** Work per borrow, in JMH's tokens of a few nanoseconds each: some microseconds, a short query's time. */
    private static final long HOLD_TOKENS = 2_000;

    @Param
    public Pool pool = Pool.HIKARI;

    @SuppressWarnings("NullAway.Init") // JMH calls open first.
    private OpenPool open;

    @Setup
    public void open(Database database) throws SQLException {
        open = pool.open(database.plan(CONNECTIONS));
    }

    @TearDown
    public void close() {
        open.close();
    }

    /** What a thread holds between its acquire and its release. */
    @State(Scope.Thread)
    public static class Held {

        @SuppressWarnings("NullAway.Init") // Borrowed before it is given back.
        private Connection connection;

        /** Each call is timed by itself in this mode, so what happens here is not in the time. */
        @TearDown(Level.Invocation)
        public void holdAndRelease() throws SQLException {
            Blackhole.consumeCPU(HOLD_TOKENS);
            connection.close();
        }
    }

    @Benchmark
    public Connection acquire(Held held) throws SQLException {
        held.connection = open.source().getConnection();
        return held.connection;
    }
}
