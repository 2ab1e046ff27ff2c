package dev.poolproof.run.sample;

import dev.poolproof.run.plan.UsageException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which of the server's sessions are the watched service's. A session belongs to it when it meets every
 * condition.
 *
 * @param conditions what must be equal, by what is looked at: {@code user}, {@code host}, {@code schema}, or
 *     {@code attribute.NAME} for a connection attribute; none for everybody's sessions
 */
public record SessionFilter(Map<String, String> conditions) {

    /** The connection attribute by which a service of a run's own is told from all others. */
    private static final String STAMP = "attribute.run";

    private static final String ATTRIBUTE = "attribute.";
    private static final String PROGRAM = "program";
    private static final Map<String, String> COLUMNS =
            Map.of("user", "p.USER = ?", "host", "SUBSTRING_INDEX(p.HOST, ':', 1) = ?", "schema", "p.DB = ?");

    private static final String NOT_THE_SERVERS_OWN = """
            p.USER NOT IN ('system user', 'event_scheduler')
              AND p.COMMAND NOT IN ('Daemon', 'Binlog Dump', 'Binlog Dump GTID')""";

    private static final String HAS_ATTRIBUTE = """
            %s IN (SELECT PROCESSLIST_ID FROM performance_schema.session_connect_attrs
                   WHERE ATTR_NAME = ? AND ATTR_VALUE = ?)""";

    /**
     * Checks that each condition is one that the server can be asked.
     *
     * @throws UsageException if one of them looks at something else
     */
    public SessionFilter {
        conditions = new LinkedHashMap<>(conditions);
        conditions.forEach(SessionFilter::requireKnown);
        conditions = Map.copyOf(conditions);
    }

    /** All sessions but the server's own and those of its replicas: for a server that only one service uses. */
    public static SessionFilter everybody() {
        return new SessionFilter(Map.of());
    }

    /** The sessions that carry a run's stamp. */
    public static SessionFilter stamped(String run) {
        return new SessionFilter(Map.of(STAMP, run));
    }

    /**
     * Reads {@code user=orders,schema=shop,program=node,attribute.role=api}.
     *
     * @throws UsageException if the text has another form
     */
    public static SessionFilter parse(String text) {
        Map<String, String> conditions = new LinkedHashMap<>();
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            String what = equals < 0 ? part : part.substring(0, equals).strip();
            requireKnown(what, equals < 0 ? "" : part.substring(equals + 1).strip());
            String key = what.equals(PROGRAM) ? ATTRIBUTE + "program_name" : what;
            if (conditions.put(key, part.substring(equals + 1).strip()) != null) {
                throw new UsageException("--sessions names %s twice: give each once.".formatted(what));
            }
        }
        return new SessionFilter(conditions);
    }

    private static void requireKnown(String what, String value) {
        boolean attribute = what.startsWith(ATTRIBUTE) && what.length() > ATTRIBUTE.length();
        if (value.isEmpty() || !(attribute || what.equals(PROGRAM) || COLUMNS.containsKey(what))) {
            throw new UsageException(
                    "--sessions: '%s' is no condition: write user, host, schema, program or attribute.NAME, an equals sign and a value, for example user=orders,schema=shop."
                            .formatted(value.isEmpty() ? what : what + "=" + value));
        }
    }

    /** The conditions for people: {@code user=orders, schema=shop}. */
    public String inWords() {
        return conditions.isEmpty()
                ? "every session"
                : conditions.entrySet().stream()
                        .map(condition -> condition.getKey() + "=" + condition.getValue())
                        .sorted()
                        .collect(Collectors.joining(", "));
    }

    /** Whether the server must show connection attributes to answer. */
    public boolean needsAttributes() {
        return conditions.keySet().stream().anyMatch(key -> key.startsWith(ATTRIBUTE));
    }

    /**
     * Asks for the ids of the sessions, but for the one that asks; its parameters are the {@link
     * #parameters()}. The list of processes shows the sessions of others only to who has PROCESS, so it is left
     * out where attributes alone decide.
     */
    String sql() {
        boolean byAttributes =
                !conditions.isEmpty() && conditions.keySet().stream().noneMatch(COLUMNS::containsKey);
        String id = byAttributes ? "p.PROCESSLIST_ID" : "p.ID";
        List<String> terms = new ArrayList<>(List.of(id + " <> CONNECTION_ID()"));
        if (!byAttributes) {
            terms.add(NOT_THE_SERVERS_OWN);
        }
        conditions.forEach((key, value) -> terms.add(COLUMNS.getOrDefault(key, HAS_ATTRIBUTE.formatted(id))));
        return "SELECT DISTINCT " + id + " FROM "
                + (byAttributes ? "performance_schema.session_connect_attrs" : "information_schema.PROCESSLIST")
                + " p WHERE " + String.join(" AND ", terms);
    }

    /** The parameters of {@link #sql()}, in their order. */
    List<String> parameters() {
        List<String> parameters = new ArrayList<>();
        conditions.forEach((key, value) -> parameters.addAll(
                COLUMNS.containsKey(key) ? List.of(value) : Arrays.asList(key.substring(ATTRIBUTE.length()), value)));
        return parameters;
    }
}
