package dev.poolproof.run.provision;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Removes a run's schemas and account from a server that stays. It keeps a connection for that from the beginning: at
 * the limit there would be none to be had.
 */
final class ExistingCleanup {

    private final ExistingServer server;
    private Connection connection;
    private final RunNames names;
    private final Consumer<String> progress;
    private boolean claimed;

    ExistingCleanup(ExistingServer server, Connection connection, RunNames names, Consumer<String> progress) {
        this.server = server;
        this.connection = connection;
        this.names = names;
        this.progress = progress;
    }

    /** From now on what carries the run's names is the run's. Before, it would be that of a run with the same id. */
    synchronized void claim() {
        claimed = true;
    }

    synchronized boolean answers() {
        try {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    synchronized void run() {
        try {
            if (claimed) {
                remove();
            }
            connection.close();
        } catch (SQLException e) {
            progress.accept("not everything could be removed from " + server.address() + " (" + e.getMessage()
                    + "): drop the schemas " + names.schemaPrefix() + "* and the user " + names.account() + " by hand");
        }
    }

    private void remove() throws SQLException {
        if (!connection.isValid(2)) {
            connection = server.access().connect();
        }
        for (String schema : schemas()) {
            Sql.execute(connection, "drop database `" + schema + "`");
        }
        Sql.execute(connection, "drop user if exists '" + names.account() + "'@'%'");
    }

    private List<String> schemas() throws SQLException {
        List<String> schemas = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "select schema_name from information_schema.schemata where schema_name like ?")) {
            statement.setString(1, names.schemaPattern());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    schemas.add(rows.getString(1));
                }
            }
        }
        return schemas;
    }
}
