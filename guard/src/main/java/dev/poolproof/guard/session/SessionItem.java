package dev.poolproof.guard.session;

import dev.poolproof.guard.snapshot.ReturnDefect.Kind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One part of a session's state that a program can change and leave behind.
 *
 * @param kind what is wrong with the session when this is left behind
 * @param name the variable's, lock's or table's; a user's variable begins with {@code @}
 */
public record SessionItem(Kind kind, String name) {

    /** The database that names without one refer to. */
    public static final SessionItem DATABASE = new SessionItem(Kind.SESSION_VARIABLE, "database()");

    /** Any locks of {@code LOCK TABLES}. */
    public static final SessionItem TABLE_LOCKS = new SessionItem(Kind.TABLE_LOCK, "");

    /** A system variable, or a user's where the name begins with {@code @}. */
    static SessionItem variable(String name) {
        return new SessionItem(Kind.SESSION_VARIABLE, name.toLowerCase(Locale.ROOT));
    }

    static SessionItem namedLock(String name) {
        return new SessionItem(Kind.NAMED_LOCK, name);
    }

    static SessionItem temporaryTable(String name) {
        return new SessionItem(Kind.TEMPORARY_TABLE, name);
    }

    boolean isUserVariable() {
        return name.startsWith("@");
    }

    boolean isSystemVariable() {
        return kind == Kind.SESSION_VARIABLE && !isUserVariable() && !equals(DATABASE);
    }

    /**
     * Says what a report needs to know of a change. Of a user's variable only its name: what it holds may be a person's, and
     * differs from request to request.
     */
    String describe(@Nullable String before, @Nullable String now) {
        if (kind != Kind.SESSION_VARIABLE || isUserVariable()) {
            return name;
        }
        return name + " = " + quoted(now) + ", was " + quoted(before);
    }

    private static String quoted(@Nullable String value) {
        return value == null ? "not set" : "'" + value + "'";
    }
}
