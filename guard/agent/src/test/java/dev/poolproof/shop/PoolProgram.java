package dev.poolproof.shop;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Borrows from a pool of the given kind, keeps one connection for a while, and closes the pool. */
public final class PoolProgram {

    private PoolProgram() {}

    public static void main(String[] arguments) throws Exception {
        DataSource pool = open(ShopPool.valueOf(arguments[0]));
        use(pool);
        use(pool);
        Connection kept = keep(pool);
        Interlude.say("kept");
        kept.close();
        kept.close();
        Interlude.say("returned");
        close(pool);
        Interlude.say("closed");
    }

    private static DataSource open(ShopPool kind) throws SQLException {
        return kind.open();
    }

    private static void use(DataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select 1");
        }
    }

    static Connection keep(DataSource pool) throws SQLException {
        Connection connection = pool.getConnection();
        connection.prepareStatement("select 2").executeQuery();
        return connection;
    }

    private static void close(DataSource pool) throws Exception {
        if (pool instanceof AutoCloseable closeable) {
            closeable.close();
        } else if (pool instanceof org.apache.tomcat.jdbc.pool.DataSource tomcat) {
            tomcat.close();
        } else {
            throw new IOException("no way to close " + pool);
        }
    }
}
