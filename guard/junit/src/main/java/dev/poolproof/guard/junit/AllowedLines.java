package dev.poolproof.guard.junit;

import dev.poolproof.guard.snapshot.Site;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** The lines that may keep what they borrow. */
record AllowedLines(List<String> entries) {

    private static final Pattern ENTRY =
            Pattern.compile("[\\w$]+(\\.[\\w$]+)*(#[\\w$]+)?", Pattern.UNICODE_CHARACTER_CLASS);

    AllowedLines {
        entries = List.copyOf(entries);
        for (String entry : entries) {
            if (!ENTRY.matcher(entry).matches()) {
                throw new ExtensionConfigurationException("@NoConnectionLeaks allows \"" + entry
                        + "\"; expected a class or a class and one of its methods, for example"
                        + " \"com.acme.LeaderLock\" or \"com.acme.LeaderLock#acquire\".");
            }
        }
    }

    boolean allow(Site site) {
        return entries.stream().anyMatch(entry -> allows(entry, site));
    }

    private static boolean allows(String entry, Site site) {
        int method = entry.indexOf('#');
        String type = method < 0 ? entry : entry.substring(0, method);
        boolean inside = site.className().equals(type) || site.className().startsWith(type + "$");
        return inside && (method < 0 || entry.substring(method + 1).equals(methodOf(site)));
    }

    /** The method as it is written: a lambda's is that around it. */
    static String methodOf(Site site) {
        String method = site.method();
        int end = method.lastIndexOf('$');
        return method.startsWith("lambda$") && end > "lambda$".length()
                ? method.substring("lambda$".length(), end)
                : method;
    }
}
