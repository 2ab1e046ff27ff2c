package dev.poolproof.guard.session;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a statement, judged by its text, may change in the session: no proof, but it names what to ask the server about and
 * the line to blame. Understands what MySQL and MariaDB understand; what it does not, it overlooks.
 *
 * @param items what it names
 * @param lockParameters the parameters, counted from 1, whose values are names of locks
 */
public record SqlSuspects(Set<SessionItem> items, Set<Integer> lockParameters) {

    /** Touches nothing that outlives a statement. */
    public static final SqlSuspects NONE = new SqlSuspects(Set.of(), Set.of());

    private static final List<String> CHARACTER_SETS = List.of(
            "character_set_client", "character_set_connection", "character_set_results", "collation_connection");

    private static final List<String> TRANSACTION =
            List.of("transaction_isolation", "tx_isolation", "transaction_read_only", "tx_read_only");

    public SqlSuspects {
        items = Set.copyOf(items);
        lockParameters = Collections.unmodifiableSet(new TreeSet<>(lockParameters));
    }

    /** Reads one statement, or several divided by semicolons. */
    public static SqlSuspects of(String sql) {
        Reader reader = new Reader(SqlWord.of(sql));
        reader.read();
        return reader.items.isEmpty() && reader.lockParameters.isEmpty()
                ? NONE
                : new SqlSuspects(reader.items, reader.lockParameters);
    }

    /** The lock that a parameter of {@link #lockParameters} names. */
    public static SessionItem lock(String name) {
        return SessionItem.namedLock(name);
    }

    private static final class Reader {

        private final List<SqlWord> words;
        private final Set<SessionItem> items = new HashSet<>();
        private final Set<Integer> lockParameters = new HashSet<>();
        private int at;
        private int parameters;

        Reader(List<SqlWord> words) {
            this.words = words;
        }

        void read() {
            boolean begins = true;
            for (at = 0; at < words.size(); at++) {
                if (begins) {
                    begin();
                }
                inside();
                begins = word(0).is(";");
            }
        }

        /** What only the first words of a statement tell. */
        private void begin() {
            if (word(0).is("lock") && (word(1).is("tables") || word(1).is("table"))) {
                items.add(SessionItem.TABLE_LOCKS);
            } else if (word(0).is("use")) {
                items.add(SessionItem.DATABASE);
            } else if (word(0).is("create")) {
                create(word(1).is("or") && word(2).is("replace") ? 3 : 1);
            } else if (word(0).is("set")) {
                set();
            }
        }

        private void create(int next) {
            if (word(next).is("temporary") && word(next + 1).is("table")) {
                int name = word(next + 2).is("if") ? next + 5 : next + 2;
                items.add(SessionItem.temporaryTable(qualifiedName(name)));
            }
        }

        private String qualifiedName(int offset) {
            return word(offset + 1).is(".")
                    ? word(offset).text() + "." + word(offset + 2).text()
                    : word(offset).text();
        }

        private void set() {
            if (word(1).is("names") || word(1).is("character") || word(1).is("charset")) {
                CHARACTER_SETS.forEach(this::addVariable);
                return;
            }
            // Without SESSION it is for the next transaction alone.
            if (word(1).isAny("session", "local") && word(2).is("transaction")) {
                TRANSACTION.forEach(this::addVariable);
                return;
            }
            boolean global = false;
            int depth = 0;
            for (int offset = 1; !word(offset).isAny(";", ""); offset++) {
                boolean nameExpected = depth == 0 && word(offset - 1).isAny("set", ",", "session", "local");
                if (word(offset).is("(")) {
                    depth++;
                } else if (word(offset).is(")")) {
                    depth--;
                } else if (depth == 0 && word(offset).isAny("global", "persist", "persist_only", "session", "local")) {
                    global = !word(offset).isAny("session", "local");
                } else if (nameExpected && !global && word(offset + 1).isAny("=", ":=")) {
                    addVariable(word(offset).variable());
                }
            }
        }

        /** What may stand anywhere. */
        private void inside() {
            if (word(0).is("?")) {
                parameters++;
            } else if (word(0).is("get_lock") && word(1).is("(") && word(3).is(",")) {
                if (word(2).is("?")) {
                    lockParameters.add(parameters + 1);
                } else if (word(2).isString()) {
                    items.add(SessionItem.namedLock(word(2).string()));
                }
            } else if (word(0).isUserVariable() && (word(1).is(":=") || isIntoBefore())) {
                addVariable(word(0).variable());
            }
        }

        /** {@code INTO @a, @b}. */
        private boolean isIntoBefore() {
            int offset = -1;
            while (word(offset).is(",") && word(offset - 1).isUserVariable()) {
                offset -= 2;
            }
            return word(offset).is("into");
        }

        private void addVariable(String name) {
            if (name.toLowerCase(Locale.ROOT).startsWith("tx_")) {
                // The same by its newer name.
                items.add(SessionItem.variable("transaction_" + name.substring(3)));
            }
            if (!name.isEmpty()) {
                items.add(SessionItem.variable(name));
            }
        }

        private SqlWord word(int offset) {
            int index = at + offset;
            return index >= 0 && index < words.size() ? words.get(index) : SqlWord.NONE;
        }
    }
}
