package dev.poolproof.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.poolproof.benchmarks.stub.StubDataSource;
import dev.poolproof.guard.Guard;
import dev.poolproof.guard.GuardedDataSource;
import dev.poolproof.guard.PoolLabels;
import dev.poolproof.guard.RequestScope;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
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
 * One connection borrowed and given back: by HikariCP alone, by HikariCP under guard, and under guard inside a request.
 *
 * <p>The stack beneath is as shallow as a benchmark's; a service's is ten times deeper, and whoever copies stacks pays for
 * it. At two threads and more HikariCP changes between two speeds from fork to fork, so compare at one thread.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(5)
public class BorrowRelease {

    private final HikariDataSource pool = hikari();
    private final Guard guard = Guard.create();
    private final GuardedDataSource guarded = guard.watch(pool, new PoolLabels("benchmark", null));

    private static HikariDataSource hikari() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(new StubDataSource());
        config.setMaximumPoolSize(8);
        return new HikariDataSource(config);
    }

    /** Fills the pool: connections that are opened during a measurement are no part of a borrow. */
    @Setup
    public void borrowOnce() throws SQLException {
        pool.getConnection().close();
    }

    @TearDown
    public void closePool() {
        pool.close();
    }

    @Benchmark
    public void plain(Blackhole blackhole) throws SQLException {
        borrowAndRelease(pool, blackhole);
    }

    @Benchmark
    public void guarded(Blackhole blackhole) throws SQLException {
        borrowAndRelease(guarded, blackhole);
    }

    @Benchmark
    public void guardedInRequest(Blackhole blackhole) throws SQLException {
        try (RequestScope request = guard.enter("GET /benchmark", "tenant-1")) {
            borrowAndRelease(guarded, blackhole);
        }
    }

    /** In a service the connection is handed to other code; kept in here, its allocation would be optimised away. */
    private static void borrowAndRelease(DataSource source, Blackhole blackhole) throws SQLException {
        try (Connection connection = source.getConnection()) {
            blackhole.consume(connection);
        }
    }
}
