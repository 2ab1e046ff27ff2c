package dev.poolproof.run.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.alibaba.druid.pool.DruidDataSource;
import com.mchange.v2.c3p0.ComboPooledDataSource;
import com.zaxxer.hikari.HikariDataSource;
import dev.poolproof.reports.record.PoolEvidence;
import dev.poolproof.reports.record.PoolEvidence.Pool;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.management.ObjectName;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real pools, and the management beans that they register themselves. */
final class PoolBeansTest {

    private static final int MAXIMUM = 7;

    private static final Map<PoolBeans, Opening> POOLS = new EnumMap<>(Map.of(
            PoolBeans.HIKARICP, PoolBeansTest::hikari,
            PoolBeans.TOMCAT_JDBC, PoolBeansTest::tomcat,
            PoolBeans.DBCP2, PoolBeansTest::dbcp2,
            PoolBeans.C3P0, PoolBeansTest::c3p0,
            PoolBeans.DRUID, PoolBeansTest::druid));

    /** A kind is under it from the moment it is registered. */
    @ParameterizedTest
    @EnumSource
    void readsWhatAPoolHasLent(PoolBeans kind) throws Exception {
        try (Opened pool = Objects.requireNonNull(POOLS.get(kind), "no pool of the kind " + kind)
                .open()) {
            try (Connection lent = pool.source().getConnection()) {
                assertThat(lent).isNotNull();
                assertThat(only()).satisfies(read -> {
                    assertThat(read.active()).isEqualTo(1);
                    assertThat(read.maximum()).isEqualTo(MAXIMUM);
                    assertThat(read.total()).isPositive();
                    assertThat(read.pending()).isZero();
                });
            }

            // Some take a connection back on a thread of their own.
            Awaitility.await().untilAsserted(() -> assertThat(only().active()).isZero());
        }
        assertThat(pools()).isEmpty();
    }

    private static Pool only() throws Exception {
        assertThat(pools()).hasSize(1);
        return pools().get(0);
    }

    private static List<Pool> pools() throws Exception {
        try (JmxPools beans = new JmxPools("here", ManagementFactory.getPlatformMBeanServer(), () -> {})) {
            PoolEvidence evidence = beans.read();
            assertThat(evidence.startedAtEpochMillis())
                    .isEqualTo(ManagementFactory.getRuntimeMXBean().getStartTime());
            return Objects.requireNonNull(evidence.pools());
        }
    }

    private static Opened hikari() {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName("orders");
        pool.setDriverClassName(StubDriver.class.getName());
        pool.setJdbcUrl(StubDriver.URL);
        pool.setMaximumPoolSize(MAXIMUM);
        pool.setRegisterMbeans(true);
        return new Opened(pool, pool);
    }

    private static Opened tomcat() throws Exception {
        org.apache.tomcat.jdbc.pool.DataSource pool = new org.apache.tomcat.jdbc.pool.DataSource();
        pool.setName("orders");
        pool.setDriverClassName(StubDriver.class.getName());
        pool.setUrl(StubDriver.URL);
        pool.setMaxActive(MAXIMUM);
        pool.setInitialSize(1);
        // As Tomcat's server and Spring Boot register it.
        ObjectName name = new ObjectName("org.apache.tomcat.jdbc.pool.jmx:name=orders,type=ConnectionPool");
        pool.createPool();
        ManagementFactory.getPlatformMBeanServer().registerMBean(pool.getPool().getJmxPool(), name);
        return new Opened(pool, () -> {
            ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
            pool.close();
        });
    }

    private static Opened dbcp2() throws Exception {
        BasicDataSource pool = new BasicDataSource();
        pool.setDriver(new StubDriver());
        pool.setUrl(StubDriver.URL);
        pool.setMaxTotal(MAXIMUM);
        pool.setJmxName("com.example:type=BasicDataSource,name=orders");
        return new Opened(pool, pool);
    }

    private static Opened c3p0() throws Exception {
        ComboPooledDataSource pool = new ComboPooledDataSource();
        pool.setDataSourceName("orders");
        pool.setDriverClass(StubDriver.class.getName());
        pool.setJdbcUrl(StubDriver.URL);
        pool.setInitialPoolSize(1);
        pool.setMinPoolSize(1);
        pool.setMaxPoolSize(MAXIMUM);
        return new Opened(pool, pool);
    }

    private static Opened druid() {
        DruidDataSource pool = new DruidDataSource();
        pool.setName("orders");
        pool.setDriver(new StubDriver());
        pool.setUrl(StubDriver.URL);
        pool.setTestWhileIdle(false);
        pool.setMaxActive(MAXIMUM);
        return new Opened(pool, pool);
    }

    /** A pool, and what ends it. */
    private record Opened(DataSource source, AutoCloseable end) implements AutoCloseable {
        @Override
        public void close() throws Exception {
            end.close();
        }
    }

    private interface Opening {
        Opened open() throws Exception;
    }
}
