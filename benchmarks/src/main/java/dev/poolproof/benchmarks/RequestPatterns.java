package dev.poolproof.benchmarks;

import dev.poolproof.benchmarks.pool.OpenPool;
import dev.poolproof.benchmarks.pool.Pool;
import dev.poolproof.benchmarks.pool.PoolPlan;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
 * A request of eight queries, as the dashboard's: in the right form, and in those of the incident. One thread; the incident
 * itself was that others waited meanwhile, and that the server ran out of sessions.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(5)
public class RequestPatterns {

    private static final int QUERIES = 8;
    private static final int CONNECTIONS = 8;

    @SuppressWarnings("NullAway.Init") // JMH calls open first.
    private PoolPlan plan;

    @SuppressWarnings("NullAway.Init")
    private OpenPool cached;

    @SuppressWarnings("NullAway.Init")
    private OpenPool raw;

    @Setup
    public void open(Database database) throws SQLException {
        plan = database.plan(CONNECTIONS);
        cached = Pool.HIKARI.open(plan);
        raw = Pool.NO_POOL.open(plan);
    }

    @TearDown
    public void close() {
        cached.close();
        raw.close();
    }

    /** The right form: one borrow for all queries. */
    @Benchmark
    public void oneBorrow(Blackhole blackhole) throws SQLException {
        onOneConnection(cached, blackhole);
    }

    /** The pool used as if it were a connection: a borrow a query. */
    @Benchmark
    public void borrowPerQuery(Blackhole blackhole) throws SQLException {
        onConnectionsOfTheirOwn(cached, blackhole);
    }

    /** The dashboard's mistake; closed here, or a measurement would run out of threads as the service ran out of sessions. */
    @Benchmark
    public void poolPerRequest(Blackhole blackhole) throws SQLException {
        try (OpenPool own = Pool.HIKARI.open(plan)) {
            onConnectionsOfTheirOwn(own, blackhole);
        }
    }

    /** No pool: a connection is opened for each request. */
    @Benchmark
    public void connectionPerRequest(Blackhole blackhole) throws SQLException {
        onOneConnection(raw, blackhole);
    }

    private static void onOneConnection(OpenPool pool, Blackhole blackhole) throws SQLException {
        try (Connection connection = pool.source().getConnection()) {
            for (int query = 0; query < QUERIES; query++) {
                ask(connection, blackhole);
            }
        }
    }

    private static void onConnectionsOfTheirOwn(OpenPool pool, Blackhole blackhole) throws SQLException {
        for (int query = 0; query < QUERIES; query++) {
            try (Connection connection = pool.source().getConnection()) {
                ask(connection, blackhole);
            }
        }
    }

    /** The stub has no result to read. */
    private static void ask(Connection connection, Blackhole blackhole) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (statement.execute("SELECT 1")) {
                try (ResultSet rows = statement.getResultSet()) {
                    while (rows.next()) {
                        blackhole.consume(rows.getInt(1));
                    }
                }
            }
        }
    }
}
