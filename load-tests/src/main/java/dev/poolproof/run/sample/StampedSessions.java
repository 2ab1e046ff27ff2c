package dev.poolproof.run.sample;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The sessions that carry a run's stamp. Belongs to a connection, and goes with it. */
final class StampedSessions {

    private static final String STAMPED = """
            SELECT PROCESSLIST_ID, ATTR_NAME, ATTR_VALUE FROM performance_schema.session_connect_attrs
            WHERE PROCESSLIST_ID IN (SELECT PROCESSLIST_ID FROM performance_schema.session_connect_attrs
                                     WHERE ATTR_NAME = 'run' AND ATTR_VALUE = ?)
              AND ATTR_NAME IN ('run', 'pool', 'tenant')""";

    private final PreparedStatement stamped;

    StampedSessions(Connection connection, String run) throws SQLException {
        this.stamped = connection.prepareStatement(STAMPED);
        stamped.setString(1, run);
    }

    /** Those that are there now, by the server's id of the session. */
    Map<Long, Stamp> now() throws SQLException {
        Map<Long, Map<String, String>> attributes = new HashMap<>();
        try (ResultSet rows = stamped.executeQuery()) {
            while (rows.next()) {
                attributes
                        .computeIfAbsent(rows.getLong(1), session -> new HashMap<>())
                        .put(rows.getString(2), rows.getString(3));
            }
        }
        Map<Long, Stamp> stamps = new HashMap<>();
        attributes.forEach(
                (session, named) -> stamps.put(session, new Stamp(session, named.get("pool"), named.get("tenant"))));
        return stamps;
    }
}
