package dev.poolproof.run.sample;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The sessions of the watched service, and the pool and tenant that each names. Belongs to a connection, and goes with it. */
final class StampedSessions {

    private static final String NAMES = """
            SELECT PROCESSLIST_ID, ATTR_NAME, ATTR_VALUE FROM performance_schema.session_connect_attrs
            WHERE PROCESSLIST_ID IN (%s) AND ATTR_NAME IN ('pool', 'tenant', 'instance')""";

    private final Connection connection;
    private final SessionFilter filter;
    private final PreparedStatement sessions;

    StampedSessions(Connection connection, SessionFilter filter) throws SQLException {
        this.connection = connection;
        this.filter = filter;
        this.sessions = connection.prepareStatement(filter.sql());
        List<String> parameters = filter.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            sessions.setString(i + 1, parameters.get(i));
        }
    }

    /** Those that are there now, by the server's id of the session. */
    Map<Long, Stamp> now() throws SQLException {
        SortedSet<Long> ids = new TreeSet<>();
        try (ResultSet rows = sessions.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
        }
        Map<Long, Map<String, String>> names = ids.isEmpty() ? Map.of() : names(ids);
        return ids.stream().collect(Collectors.toMap(id -> id, id -> {
            Map<String, String> named = names.getOrDefault(id, Map.of());
            return new Stamp(id, named.get("pool"), named.get("tenant"), named.get("instance"));
        }));
    }

    /** What the sessions name. A service that is told by its account may be on a server that shows no attributes. */
    private Map<Long, Map<String, String>> names(SortedSet<Long> ids) throws SQLException {
        Map<Long, Map<String, String>> names = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(NAMES.formatted(Question.list(ids)))) {
            while (rows.next()) {
                names.computeIfAbsent(rows.getLong(1), session -> new HashMap<>())
                        .put(rows.getString(2), rows.getString(3));
            }
        } catch (SQLException e) {
            if (filter.needsAttributes() || !BlindSpots.isRefusal(e)) {
                throw e;
            }
        }
        return names;
    }
}
