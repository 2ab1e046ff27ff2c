package dev.poolproof.shop;

import com.alibaba.druid.pool.DruidDataSource;
import com.mchange.v2.c3p0.ComboPooledDataSource;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.lang.reflect.Proxy;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;

/** What a service may borrow from, each over a database in memory. A new kind of pool is one line here. */
public enum AnyPool {
    HIKARI(Trait.REFUSES_ONCE_CLOSED, Trait.TELLS_THAT_IT_IS_CLOSED) {
        @Override
        public DataSource open(int maximum) {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(url());
            config.setUsername(USERNAME);
            config.setPassword(PASSWORD);
            config.setMaximumPoolSize(maximum);
            config.setConnectionTimeout(TIMEOUT.toMillis());
            return new HikariDataSource(config);
        }
    },
    /** A closed one starts again when somebody borrows. */
    TOMCAT(Trait.TELLS_THAT_IT_IS_CLOSED) {
        @Override
        public DataSource open(int maximum) throws SQLException {
            org.apache.tomcat.jdbc.pool.DataSource pool = new org.apache.tomcat.jdbc.pool.DataSource();
            pool.setUrl(url());
            pool.setDriverClassName("org.h2.Driver");
            pool.setUsername(USERNAME);
            pool.setPassword(PASSWORD);
            pool.setMaxActive(maximum);
            pool.setMaxIdle(maximum);
            pool.setInitialSize(0);
            pool.setMinIdle(0);
            pool.setMaxWait(Math.toIntExact(TIMEOUT.toMillis()));
            pool.createPool();
            return pool;
        }
    },
    DBCP2(Trait.REFUSES_ONCE_CLOSED, Trait.TELLS_THAT_IT_IS_CLOSED) {
        @Override
        public DataSource open(int maximum) throws SQLException {
            BasicDataSource pool = new BasicDataSource();
            pool.setUrl(url());
            pool.setUsername(USERNAME);
            pool.setPassword(PASSWORD);
            pool.setMaxTotal(maximum);
            pool.setMaxWait(TIMEOUT);
            pool.start();
            pool.getConnection().close();
            return pool;
        }
    },
    AGROAL(Trait.REFUSES_ONCE_CLOSED, Trait.ABORT_GIVES_BACK) {
        @Override
        public DataSource open(int maximum) throws SQLException {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .metricsEnabled()
                    .connectionPoolConfiguration(pool -> pool.maxSize(maximum)
                            .acquisitionTimeout(TIMEOUT)
                            .connectionFactoryConfiguration(factory -> factory.jdbcUrl(url())
                                    .principal(new NamePrincipal(USERNAME))
                                    .credential(new SimplePassword(PASSWORD)))));
        }
    },
    C3P0(
            Trait.REFUSES_ONCE_CLOSED,
            Trait.TELLS_THAT_IT_IS_CLOSED,
            Trait.ABORT_GIVES_BACK,
            Trait.COUNTS_ABORTED_UNTIL_CLOSED) {
        @Override
        public DataSource open(int maximum) throws SQLException {
            ComboPooledDataSource pool = new ComboPooledDataSource();
            pool.setJdbcUrl(url());
            pool.setUser(USERNAME);
            pool.setPassword(PASSWORD);
            pool.setInitialPoolSize(1);
            pool.setMinPoolSize(1);
            pool.setMaxPoolSize(maximum);
            // Otherwise its numbers lag: a helper thread takes back what was closed.
            pool.setForceSynchronousCheckins(true);
            pool.setCheckoutTimeout(Math.toIntExact(TIMEOUT.toMillis()));
            pool.getConnection().close();
            return pool;
        }
    },
    DRUID(Trait.REFUSES_ONCE_CLOSED, Trait.TELLS_THAT_IT_IS_CLOSED) {
        @Override
        public DataSource open(int maximum) throws SQLException {
            DruidDataSource pool = new DruidDataSource();
            pool.setUrl(url());
            pool.setUsername(USERNAME);
            pool.setPassword(PASSWORD);
            pool.setMaxActive(maximum);
            pool.setMaxWait(TIMEOUT.toMillis());
            pool.init();
            return pool;
        }
    },
    /** Every borrow opens a connection, and every return closes it. H2's own ignores an abort. */
    NONE {
        @Override
        public DataSource open(int maximum) {
            String url = url();
            return (DataSource) Proxy.newProxyInstance(
                    AnyPool.class.getClassLoader(),
                    new Class<?>[] {DataSource.class},
                    (self, method, arguments) -> switch (method.getName()) {
                        case "getConnection" -> DriverManager.getConnection(url, USERNAME, PASSWORD);
                        case "isWrapperFor" -> false;
                        case "toString" -> "no pool";
                        default -> throw new UnsupportedOperationException(method.getName());
                    });
        }
    };

    /** In what pools differ. */
    enum Trait {
        /** Once closed it hands out nothing. */
        REFUSES_ONCE_CLOSED,
        TELLS_THAT_IT_IS_CLOSED,
        /** An aborted connection is the pool's again at once; elsewhere it has to be closed as well. */
        ABORT_GIVES_BACK,
        /** The aborted connection says that it is closed, and its pool counts it as busy until somebody closes it. */
        COUNTS_ABORTED_UNTIL_CLOSED
    }

    public static final String USERNAME = "app";
    public static final String PASSWORD = "s3cret";

    /** The shortest that HikariCP accepts. */
    private static final Duration TIMEOUT = Duration.ofMillis(Pools.SHORTEST_TIMEOUT_MILLIS);

    /** Made by {@link Set#of}, so it does not change. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Trait> traits;

    AnyPool(Trait... traits) {
        this.traits = Set.of(traits);
    }

    /** A pool that has started, with at most so many connections; whoever opens it closes it. */
    public abstract DataSource open(int maximum) throws SQLException;

    boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /** Whether it can be asked whether it is closed. */
    public boolean tellsThatItIsClosed() {
        return is(Trait.TELLS_THAT_IT_IS_CLOSED);
    }

    private static String url() {
        return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    }
}
