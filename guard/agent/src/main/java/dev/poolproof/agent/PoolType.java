package dev.poolproof.agent;

import java.util.List;

/**
 * The pools that the agent watches. A new one is one line: what its connections must look like, and its
 * classes.
 */
enum PoolType {
    HIKARI(Looks.PLAIN, "com.zaxxer.hikari.HikariDataSource"),
    /** Its connections are a pooled connection as well, which leads to the driver's. */
    TOMCAT(Looks.INTERFACES, "org.apache.tomcat.jdbc.pool.DataSourceProxy"),
    /** Its connections are documented to be of its class {@code DelegatingConnection}. */
    DBCP2(
            Looks.CLASS,
            "org.apache.commons.dbcp2.BasicDataSource",
            "org.apache.commons.dbcp2.PoolingDataSource",
            "org.apache.tomcat.dbcp.dbcp2.BasicDataSource"),
    AGROAL(Looks.PLAIN, "io.agroal.pool.DataSource"),
    /** Its connections have methods of their own that lead to the driver's. */
    C3P0(Looks.INTERFACES, "com.mchange.v2.c3p0.impl.AbstractPoolBackedDataSource"),
    /** It says in its own type what it hands out. */
    DRUID(Looks.CLASS_OR_NOTHING, "com.alibaba.druid.pool.DruidDataSource");

    /** Pools that are known and not watched; a program that uses one is told so. */
    static final List<String> UNWATCHED = List.of(
            "org.vibur.dbcp.ViburDBCPDataSource",
            "oracle.ucp.jdbc.PoolDataSourceImpl",
            "com.jolbox.bonecp.BoneCPDataSource",
            "org.apache.commons.dbcp.BasicDataSource",
            "org.apache.ibatis.datasource.pooled.PooledDataSource",
            "org.h2.jdbcx.JdbcConnectionPool",
            "io.r2dbc.pool.ConnectionPool");

    private final Looks looks;
    /** Made by {@link List#of}, so it does not change. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> classes;

    PoolType(Looks looks, String... classes) {
        this.looks = looks;
        this.classes = List.of(classes);
    }

    /** The type of a pool, by its class or one above it, which is one of {@link #classes}. */
    static PoolType of(Class<?> pool) {
        for (Class<?> type = pool; type != null; type = type.getSuperclass()) {
            for (PoolType candidate : values()) {
                if (candidate.classes.contains(type.getName())) {
                    return candidate;
                }
            }
        }
        throw new IllegalArgumentException(pool.getName() + " is no pool that is watched.");
    }

    /** What its borrowers may take a connection for. */
    Looks looks() {
        return looks;
    }

    /** The classes that hand out connections; subclasses of theirs need no line. */
    List<String> classes() {
        return classes;
    }
}
