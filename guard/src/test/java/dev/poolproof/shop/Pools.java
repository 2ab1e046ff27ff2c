package dev.poolproof.shop;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.UUID;

/** Real pools over a database in memory. */
final class Pools {

    private Pools() {}

    /** The shortest acquire timeout that HikariCP accepts. */
    static final long SHORTEST_TIMEOUT_MILLIS = 250;

    static HikariDataSource hikari(int maximum) {
        return new HikariDataSource(config(maximum));
    }

    static HikariConfig config(int maximum) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
        config.setMaximumPoolSize(maximum);
        config.setConnectionTimeout(SHORTEST_TIMEOUT_MILLIS);
        return config;
    }
}
