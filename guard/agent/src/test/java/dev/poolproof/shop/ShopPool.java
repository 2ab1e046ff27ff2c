package dev.poolproof.shop;

import com.alibaba.druid.pool.DruidDataSource;
import com.mchange.v2.c3p0.ComboPooledDataSource;
import com.zaxxer.hikari.HikariDataSource;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;

/**
 * The pools that the agent watches, each over a database in memory and with at most {@link #MAXIMUM}
 * connections.
 */
public enum ShopPool {
    /** Made as Spring Boot makes it: it starts, and gets a name, with the first borrow. */
    HIKARI("HikariPool-1") {
        @Override
        public DataSource open() {
            HikariDataSource pool = new HikariDataSource();
            pool.setJdbcUrl(URL);
            pool.setMaximumPoolSize(MAXIMUM);
            return pool;
        }
    },
    TOMCAT("orders") {
        @Override
        public DataSource open() {
            org.apache.tomcat.jdbc.pool.DataSource pool = new org.apache.tomcat.jdbc.pool.DataSource();
            pool.setName("orders");
            pool.setDriverClassName("org.h2.Driver");
            pool.setUrl(URL);
            pool.setMaxActive(MAXIMUM);
            return pool;
        }
    },
    DBCP2("BasicDataSource") {
        @Override
        public DataSource open() {
            BasicDataSource pool = new BasicDataSource();
            pool.setUrl(URL);
            pool.setMaxTotal(MAXIMUM);
            pool.setAccessToUnderlyingConnectionAllowed(true);
            return pool;
        }
    },
    AGROAL("io.agroal.pool.DataSource") {
        @Override
        public DataSource open() throws SQLException {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .metricsEnabled()
                    .connectionPoolConfiguration(pool -> pool.maxSize(MAXIMUM)
                            .acquisitionTimeout(Duration.ofSeconds(1))
                            .connectionFactoryConfiguration(factory -> factory.jdbcUrl(URL))));
        }
    },
    C3P0("orders") {
        @Override
        public DataSource open() {
            ComboPooledDataSource pool = new ComboPooledDataSource();
            pool.setDataSourceName("orders");
            pool.setJdbcUrl(URL);
            pool.setInitialPoolSize(1);
            pool.setMinPoolSize(1);
            pool.setMaxPoolSize(MAXIMUM);
            return pool;
        }
    },
    DRUID("orders") {
        @Override
        public DataSource open() {
            DruidDataSource pool = new DruidDataSource();
            pool.setName("orders");
            pool.setUrl(URL);
            pool.setMaxActive(MAXIMUM);
            return pool;
        }
    };

    public static final int MAXIMUM = 4;

    static final String URL = "jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1";

    private final String named;

    ShopPool(String named) {
        this.named = named;
    }

    /** A new pool; whoever opens it closes it. */
    public abstract DataSource open() throws SQLException;

    /** What reports call it. */
    public String named() {
        return named;
    }
}
