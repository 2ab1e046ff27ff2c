package dev.poolproof.benchmarks.pool;

import com.zaxxer.hikari.HikariDataSource;
import dev.poolproof.guard.Guard;
import dev.poolproof.guard.GuardOptions;
import dev.poolproof.guard.GuardedDataSource;
import dev.poolproof.guard.PoolLabels;
import java.sql.SQLException;

/** HikariCP under guard. */
final class GuardedPool {

    private GuardedPool() {}

    static OpenPool open(PoolPlan plan, GuardOptions options) throws SQLException {
        OpenPool hikari = HikariPool.plain(plan);
        GuardedDataSource guarded = Guard.create(options).watch(hikari.source(), new PoolLabels("benchmark", null));
        PoolSettings own = HikariPool.settings(guarded.unwrap(HikariDataSource.class));
        PoolSettings settings = new PoolSettings(
                own.size(), own.acquireTimeout(), own.autoCommit(), own.validation(), own.reset(), leakMode(options));
        return new OpenPool(guarded, settings, guarded);
    }

    private static String leakMode(GuardOptions options) {
        String paths = options.pathsPerSecond() == Integer.MAX_VALUE
                ? "every path"
                : options.pathsPerSecond() + " paths per second";
        return "guard, " + paths + (options.sessionChecks() ? ", session checks" : "");
    }
}
