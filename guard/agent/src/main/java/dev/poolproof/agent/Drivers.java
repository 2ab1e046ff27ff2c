package dev.poolproof.agent;

import dev.poolproof.guard.Guard;
import dev.poolproof.guard.site.CallPath;
import dev.poolproof.guard.site.Caller;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Set;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The connections that the program takes from {@code DriverManager}, as one pool: every borrow opens a
 * session, and every return ends it.
 *
 * <p>Only those that the program asks for itself, or through Spring's data source without a pool. What other
 * libraries ask for they may well keep, as pools do.
 */
final class Drivers {

    private static final Set<String> WITHOUT_POOL = Set.of(
            "org.springframework.jdbc.datasource.DriverManagerDataSource",
            "org.springframework.jdbc.datasource.AbstractDriverBasedDataSource");

    private final WatchedPool connections;
    private final boolean watched;

    Drivers(Guard guard, Depth depth, Likenesses likenesses, Notices notices, boolean watched) {
        this.watched = watched;
        connections = new WatchedPool(
                depth,
                likenesses,
                Looks.CLASS,
                notices,
                () -> guard.watchFromWithin(new DriverManager(), CallPath.here(), guard.currentRoute()));
    }

    Object ask() {
        return connections.ask(watched && Caller.isApplicationOr(WITHOUT_POOL));
    }

    @Nullable
    Object answer(@Nullable Object asked, @Nullable Object connection, @Nullable Object failure) {
        return connections.answer(asked, connection, failure);
    }

    /** Stands for all of them, by a name that reports show; nobody borrows from it. */
    private static final class DriverManager implements DataSource {

        @Override
        public Connection getConnection() throws SQLException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public Connection getConnection(String username, String password) throws SQLException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public @Nullable PrintWriter getLogWriter() {
            return null;
        }

        @Override
        public void setLogWriter(PrintWriter out) {}

        @Override
        public void setLoginTimeout(int seconds) {}

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() throws SQLFeatureNotSupportedException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }
}
