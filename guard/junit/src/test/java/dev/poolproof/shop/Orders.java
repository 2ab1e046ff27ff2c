package dev.poolproof.shop;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.poolproof.guard.Guard;
import dev.poolproof.guard.GuardedDataSource;
import dev.poolproof.guard.PoolLabels;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** A program with a pool of its own, some of whose ways give their connection back. */
final class Orders {

    /** Kept here: a guard that nobody keeps is gone. */
    static final Guard GUARD = Guard.create();

    private static final int ENOUGH_FOR_ALL_TESTS = 50;

    private static final GuardedDataSource POOL = GUARD.watch(hikari(), new PoolLabels("orders", null));

    private Orders() {}

    private static HikariDataSource hikari() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
        config.setMaximumPoolSize(ENOUGH_FOR_ALL_TESTS);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    static Connection borrow() throws SQLException {
        return POOL.getConnection();
    }

    static int count() throws SQLException {
        try (Connection connection = POOL.getConnection();
                ResultSet rows = connection.createStatement().executeQuery("select 1")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    static void export() throws SQLException {
        POOL.getConnection().createStatement().executeQuery("select 1");
    }

    static void exportWhatIsNotThere() throws SQLException {
        Connection connection = POOL.getConnection();
        connection.createStatement().executeQuery("select no_such_column");
        connection.close();
    }
}
