package dev.poolproof.benchmarks;

import dev.poolproof.benchmarks.pool.PoolPlan;
import dev.poolproof.benchmarks.stub.StubDriver;
import java.time.Duration;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Where connections lead: to the stub, unless a real database is given. */
@State(Scope.Benchmark)
public class Database {

    /** The environment variable with the real database's password, so that no result and no process list shows it. */
    public static final String PASSWORD_VARIABLE = "POOLPROOF_BENCH_PASSWORD";

    private static final Duration ACQUIRE_TIMEOUT = Duration.ofSeconds(10);

    @Param(StubDriver.URL)
    public String url = StubDriver.URL;

    @Param("benchmark")
    public String user = "benchmark";

    /** A plan for a pool of this size. */
    public PoolPlan plan(int size) {
        String password = System.getenv(PASSWORD_VARIABLE);
        return new PoolPlan(url, user, password == null ? "" : password, size, ACQUIRE_TIMEOUT);
    }
}
