package dev.poolproof.guard.probe;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes credentials and parameters out of a JDBC URL.
 *
 * <p>It shows only what it recognises. A password may hold any character, also those that end a part of a URL, so whatever
 * does not look like hosts and a database name is left out rather than shown.
 */
final class DatabaseTarget {

    /** Scheme with sub-protocols, then hosts with ports, then the path: {@code jdbc:mysql://127.0.0.1:3306/shop}. */
    private static final Pattern SERVER = Pattern.compile("(jdbc:[\\w:+-]+?:)//([^/]*)(/.*)?");

    /** Names or addresses, a backslash before SQL Server's instance, and numeric ports. */
    private static final String HOST = "(?:[\\w.\\\\-]+|\\[[0-9a-fA-F:.%]+])?(?::\\d+)?";

    private static final Pattern HOSTS = Pattern.compile(HOST + "(?:," + HOST + ")*");

    private static final Pattern PATH = Pattern.compile("[^()=:@\\s]*");

    /** A URL without {@code //}: a file, or memory. */
    private static final Pattern LOCAL = Pattern.compile("jdbc:[\\w:+-]+:[\\w./~ -]*");

    private static final Pattern SUB_PROTOCOL = Pattern.compile("jdbc:[\\w+-]+:");

    private DatabaseTarget() {}

    /** The URL as it may be shown; null for null and for what is no JDBC URL. */
    static @Nullable String of(@Nullable String url) {
        if (url == null) {
            return null;
        }
        Matcher start = SUB_PROTOCOL.matcher(url);
        if (!start.lookingAt()) {
            return null;
        }
        String shown = withoutParameters(url);
        Matcher server = SERVER.matcher(shown);
        if (server.matches()) {
            String hosts = server.group(2);
            String path = server.group(3) == null ? "" : server.group(3);
            boolean recognised =
                    HOSTS.matcher(hosts).matches() && PATH.matcher(path).matches();
            return server.group(1) + "//" + (recognised ? hosts + path : "(not shown)");
        }
        return LOCAL.matcher(shown).matches() ? shown : start.group();
    }

    private static String withoutParameters(String url) {
        int hosts = url.indexOf("//");
        int end = firstOf(url, "?;#&");
        int path = hosts < 0 ? -1 : url.indexOf('/', hosts + 2);
        boolean beforePath = hosts >= 0 && (path < 0 || end < path);
        int at = url.lastIndexOf('@');
        if (at > end && beforePath && end < url.length()) {
            // No path before the first "?", and an "@" after it: that "?" may well be part of a password.
            return withoutParameters(url.substring(0, hosts + 2) + url.substring(at + 1));
        }
        String shown = url.substring(0, end);
        int credentials = shown.lastIndexOf('@');
        return hosts < 0 || credentials < hosts
                ? shown
                : shown.substring(0, hosts + 2) + shown.substring(credentials + 1);
    }

    private static int firstOf(String text, String characters) {
        for (int index = 0; index < text.length(); index++) {
            if (characters.indexOf(text.charAt(index)) >= 0) {
                return index;
            }
        }
        return text.length();
    }
}
