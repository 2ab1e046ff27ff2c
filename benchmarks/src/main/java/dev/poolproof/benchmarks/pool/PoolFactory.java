package dev.poolproof.benchmarks.pool;

import java.sql.SQLException;

/** Sets one kind of pool up as the plan says, and as like to HikariCP as its settings allow. */
@FunctionalInterface
interface PoolFactory {

    /** Opens the pool; the caller closes it. */
    OpenPool open(PoolPlan plan) throws SQLException;
}
