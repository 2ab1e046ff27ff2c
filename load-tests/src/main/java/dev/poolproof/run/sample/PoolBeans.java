package dev.poolproof.run.sample;

import static dev.poolproof.run.sample.PoolFigure.ACTIVE;
import static dev.poolproof.run.sample.PoolFigure.BORROWS;
import static dev.poolproof.run.sample.PoolFigure.IDLE;
import static dev.poolproof.run.sample.PoolFigure.MAXIMUM;
import static dev.poolproof.run.sample.PoolFigure.PENDING;
import static dev.poolproof.run.sample.PoolFigure.RETURNS;
import static dev.poolproof.run.sample.PoolFigure.TOTAL;

import java.util.Map;
import java.util.function.UnaryOperator;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/**
 * The management beans of pools, one line a kind: which they are, and what their attributes say. Agroal registers none. Looked up in
 * the named versions on 2026-11-24.
 */
enum PoolBeans {
    /** HikariCP 7.1, with {@code registerMbeans}; its maximum is in a bean beside it. */
    HIKARICP(
            "com.zaxxer.hikari:type=Pool*,*",
            Map.of(
                    ACTIVE, "ActiveConnections",
                    IDLE, "IdleConnections",
                    PENDING, "ThreadsAwaitingConnection",
                    TOTAL, "TotalConnections"),
            Map.of(MAXIMUM, "MaximumPoolSize"),
            name -> name.replace("type=Pool", "type=PoolConfig")),

    /** Tomcat JDBC 11.0, in Tomcat and in Spring Boot. */
    TOMCAT_JDBC(
            "*:type=ConnectionPool,*",
            Map.of(
                    ACTIVE, "Active",
                    IDLE, "Idle",
                    PENDING, "WaitCount",
                    MAXIMUM, "MaxActive",
                    TOTAL, "Size",
                    BORROWS, "BorrowedCount",
                    RETURNS, "ReturnedCount")),

    /** DBCP2 2.14 with a {@code jmxName}, and Tomcat's own copy of it. */
    DBCP2(
            "*:connectionpool=connections,*",
            Map.of(
                    ACTIVE, "NumActive",
                    IDLE, "NumIdle",
                    PENDING, "NumWaiters",
                    MAXIMUM, "MaxTotal",
                    BORROWS, "BorrowedCount",
                    RETURNS, "ReturnedCount")),

    /** c3p0 0.14, always registered. */
    C3P0(
            "com.mchange.v2.c3p0:type=PooledDataSource,*",
            Map.of(
                    ACTIVE, "numBusyConnectionsAllUsers",
                    IDLE, "numIdleConnectionsAllUsers",
                    PENDING, "numThreadsAwaitingCheckoutDefaultUser",
                    MAXIMUM, "maxPoolSize",
                    TOTAL, "numConnectionsAllUsers")),

    /** Druid 1.2, always registered. */
    DRUID(
            "com.alibaba.druid:type=DruidDataSource,*",
            Map.of(
                    ACTIVE, "ActiveCount",
                    IDLE, "PoolingCount",
                    PENDING, "WaitThreadCount",
                    MAXIMUM, "MaxActive",
                    BORROWS, "ConnectCount",
                    RETURNS, "CloseCount"));

    private final String pattern;

    @SuppressWarnings("ImmutableEnumChecker") // made unmodifiable
    private final Map<PoolFigure, String> attributes;

    @SuppressWarnings("ImmutableEnumChecker") // made unmodifiable
    private final Map<PoolFigure, String> beside;

    @SuppressWarnings("ImmutableEnumChecker") // it changes nothing
    private final UnaryOperator<String> nameBeside;

    PoolBeans(String pattern, Map<PoolFigure, String> attributes) {
        this(pattern, attributes, Map.of(), UnaryOperator.identity());
    }

    PoolBeans(
            String pattern,
            Map<PoolFigure, String> attributes,
            Map<PoolFigure, String> beside,
            UnaryOperator<String> nameBeside) {
        this.pattern = pattern;
        this.attributes = attributes;
        this.beside = beside;
        this.nameBeside = nameBeside;
    }

    /** Which beans may be pools of this kind; one that lacks the attribute for {@link PoolFigure#ACTIVE} is none. */
    ObjectName pattern() {
        return name(pattern);
    }

    /** What a pool's bean says. */
    Map<PoolFigure, String> attributes() {
        return attributes;
    }

    /** What the bean beside it says; nothing for most. */
    Map<PoolFigure, String> attributesBeside() {
        return beside;
    }

    /** The bean beside a pool's. */
    ObjectName beside(ObjectName pool) {
        return name(nameBeside.apply(pool.toString()));
    }

    private static ObjectName name(String text) {
        try {
            return new ObjectName(text);
        } catch (MalformedObjectNameException e) {
            throw new IllegalStateException("Not the name of a bean: " + text, e);
        }
    }
}
