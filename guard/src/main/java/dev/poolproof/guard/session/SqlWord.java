package dev.poolproof.guard.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A word of a statement as MySQL divides it: a name, a string in its quotes, a variable with its {@code @}, or a sign.
 *
 * @param text as it was written
 */
record SqlWord(String text) {

    /** Before the first and after the last. */
    static final SqlWord NONE = new SqlWord("");

    static List<SqlWord> of(String sql) {
        List<SqlWord> words = new ArrayList<>();
        int at = 0;
        while (at < sql.length()) {
            int end = endOfBlank(sql, at);
            if (end == at) {
                end = endOfWord(sql, at);
                words.add(new SqlWord(sql.substring(at, end)));
            }
            at = end;
        }
        return words;
    }

    /** Blanks and comments; of a comment that the server runs, {@code /*! … *}{@code /}, only its brackets. */
    private static int endOfBlank(String sql, int at) {
        if (Character.isWhitespace(sql.charAt(at))) {
            return at + 1;
        }
        if (sql.startsWith("/*!", at)) {
            int end = at + 3;
            while (end < sql.length() && Character.isDigit(sql.charAt(end))) {
                end++;
            }
            return end;
        }
        if (sql.startsWith("/*", at)) {
            return after(sql, "*/", at + 2);
        }
        if (sql.startsWith("*/", at)) {
            return at + 2;
        }
        return sql.startsWith("-- ", at) || sql.charAt(at) == '#' ? after(sql, "\n", at) : at;
    }

    private static int after(String sql, String mark, int from) {
        int found = sql.indexOf(mark, from);
        return found < 0 ? sql.length() : found + mark.length();
    }

    private static int endOfWord(String sql, int at) {
        int start = at;
        while (start < sql.length() && start < at + 2 && sql.charAt(start) == '@') {
            start++;
        }
        if (start == sql.length()) {
            return start;
        }
        char first = sql.charAt(start);
        if (first == '\'' || first == '"' || first == '`') {
            return endOfQuoted(sql, start);
        }
        boolean isVariable = start > at;
        int end = start;
        while (end < sql.length() && (isPartOfName(sql.charAt(end)) || (isVariable && sql.charAt(end) == '.'))) {
            end++;
        }
        if (end > at) {
            return end;
        }
        return sql.startsWith(":=", at) ? at + 2 : at + 1;
    }

    private static boolean isPartOfName(char sign) {
        return Character.isLetterOrDigit(sign) || sign == '_' || sign == '$';
    }

    /** A doubled quote is read as the end of one word and the begin of the next, a backslash hides the sign after it. */
    private static int endOfQuoted(String sql, int start) {
        char quote = sql.charAt(start);
        int end = start + 1;
        while (end < sql.length() && sql.charAt(end) != quote) {
            end += sql.charAt(end) == '\\' && quote != '`' ? 2 : 1;
        }
        return Math.min(end + 1, sql.length());
    }

    boolean is(String other) {
        return text.equalsIgnoreCase(other);
    }

    boolean isAny(String... others) {
        for (String other : others) {
            if (is(other)) {
                return true;
            }
        }
        return false;
    }

    boolean isString() {
        return text.length() >= 2 && (text.startsWith("'") || text.startsWith("\""));
    }

    /** Without its quotes. */
    String string() {
        return text.substring(1, text.length() - 1);
    }

    boolean isUserVariable() {
        return text.startsWith("@") && !text.startsWith("@@");
    }

    /** The variable's name: a user's with its {@code @}, a system's bare; empty for one that is not the session's own. */
    String variable() {
        String plain = text.replace("`", "").replace("'", "");
        if (!plain.startsWith("@@")) {
            return plain;
        }
        String scoped = plain.substring(2).toLowerCase(Locale.ROOT);
        if (scoped.startsWith("session.") || scoped.startsWith("local.")) {
            return scoped.substring(scoped.indexOf('.') + 1);
        }
        return scoped.contains(".") ? "" : scoped;
    }
}
