package dev.poolproof.benchmarks.pool;

import dev.poolproof.guard.GuardOptions;
import java.sql.SQLException;
import java.util.Locale;

/**
 * The registry: what a borrow is measured on, a line each. A pool's own leak mode is a line of its own, so that its price
 * stands beside the pool without it.
 */
@SuppressWarnings("ImmutableEnumChecker") // Its factories are functions without state.
public enum Pool {
    /** What all others are compared with. */
    HIKARI("HikariCP", HikariPool::plain),
    HIKARI_LEAK_DETECTION("HikariCP, leakDetectionThreshold 2 s", HikariPool::withLeakDetection),
    GUARD_PRODUCTION("guard over HikariCP, production", plan -> GuardedPool.open(plan, GuardOptions.PRODUCTION)),
    GUARD_TESTING("guard over HikariCP, testing", plan -> GuardedPool.open(plan, GuardOptions.TESTING)),
    DATASOURCE_PROXY("datasource-proxy over HikariCP", ProxiedPool::open),
    AGROAL("Agroal", plan -> AgroalPool.open(plan, false)),
    AGROAL_LEAK_MODE("Agroal, leakTimeout 2 s", plan -> AgroalPool.open(plan, true)),
    VIBUR("Vibur", plan -> ViburPool.open(plan, false)),
    VIBUR_LEAK_MODE("Vibur, connection tracking", plan -> ViburPool.open(plan, true)),
    DRUID("Druid", plan -> DruidPool.open(plan, false)),
    DRUID_LEAK_MODE("Druid, removeAbandoned 2 s", plan -> DruidPool.open(plan, true)),
    TOMCAT("Tomcat JDBC", plan -> TomcatPool.open(plan, false)),
    TOMCAT_LEAK_MODE("Tomcat JDBC, removeAbandoned 2 s", plan -> TomcatPool.open(plan, true)),
    DBCP2("DBCP2", plan -> Dbcp2Pool.open(plan, false)),
    DBCP2_LEAK_MODE("DBCP2, removeAbandoned 2 s", plan -> Dbcp2Pool.open(plan, true)),
    C3P0("c3p0", plan -> C3p0Pool.open(plan, false)),
    C3P0_LEAK_MODE("c3p0, unreturnedConnectionTimeout 2 s", plan -> C3p0Pool.open(plan, true)),
    NO_POOL("no pool: a raw connection each time", NoPool::open);

    private final String title;
    private final PoolFactory factory;

    Pool(String title, PoolFactory factory) {
        this.title = title;
        this.factory = factory;
    }

    /** How the command line calls it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How reports call it. */
    public String title() {
        return title;
    }

    /** Opens it; the caller closes it. */
    public OpenPool open(PoolPlan plan) throws SQLException {
        return factory.open(plan);
    }
}
