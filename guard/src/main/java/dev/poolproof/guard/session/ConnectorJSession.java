package dev.poolproof.guard.session;

import com.mysql.cj.NativeSession;
import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.jdbc.JdbcConnection;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A session of MySQL Connector/J, which keeps the status flags of the server's last answer. */
final class ConnectorJSession implements DriverSession {

    private static final int UNKNOWN = -1;

    private final JdbcConnection connection;

    private ConnectorJSession(JdbcConnection connection) {
        this.connection = connection;
    }

    static @Nullable DriverSession of(Connection connection) throws SQLException {
        if (connection instanceof JdbcConnection own) {
            return behind(own);
        }
        return connection.isWrapperFor(JdbcConnection.class) ? behind(connection.unwrap(JdbcConnection.class)) : null;
    }

    /** Of a connection to several servers, the one that is in use. */
    private static ConnectorJSession behind(JdbcConnection connection) {
        return new ConnectorJSession(connection.getActiveMySQLConnection());
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public boolean inTransaction() {
        return !isClosed() && connection.getSession().getServerSession().inTransactionOnServer();
    }

    @Override
    public boolean isClosed() {
        return connection.getSession().isClosed();
    }

    @Override
    public boolean isLost() {
        return isClosed()
                && connection.getSession() instanceof NativeSession session
                && session.getForceClosedReason() != null;
    }

    /** Unknown where the driver caches statements on the server: a cached one counts as open after it was closed. */
    @Override
    public int openStatements() {
        return isOn(PropertyKey.cachePrepStmts) && isOn(PropertyKey.useServerPrepStmts)
                ? UNKNOWN
                : connection.getActiveStatementCount();
    }

    private boolean isOn(PropertyKey property) {
        return connection.getPropertySet().getBooleanProperty(property).getValue();
    }

    @Override
    public StateReader stateReader() {
        return new MySqlStateReader(connection);
    }
}
