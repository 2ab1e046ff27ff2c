package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.GuardEvidence.Site;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells a finding again in another run: SHA-256 of rule, class, method and route. The line is left out, and so are the
 * numbers that compilers and proxies put into names, so that an edit above, another machine or another JDK changes
 * nothing.
 *
 * @param value the hash, 64 hexadecimal digits
 */
public record Fingerprint(String value) {

    private static final int SHORT_LENGTH = 12;

    /**
     * By what compilers count the lambdas, closures and accessors of a class: {@code lambda$list$3}, by Eclipse's {@code
     * lambda$3}, by Kotlin's {@code list$lambda$3}, by Scala's {@code $anonfun$list$3}.
     */
    private static final Pattern COUNTED = Pattern.compile("\\$\\d+");

    /** A lambda that can be serialized has a hash in its name: {@code lambda$list$9dbcb9e9$1}. */
    private static final Pattern HASHED = Pattern.compile("(lambda\\$.+)\\$[0-9a-f]{1,8}\\$\\d+");

    /** A lambda within a lambda is named for the method, or for the lambda: compilers differ. */
    private static final Pattern NESTED = Pattern.compile("(?:lambda\\$){2,}");

    /** {@code Foo$$Lambda/0x…}, {@code Foo$$SpringCGLIB$$0}. */
    private static final Pattern GENERATED_CLASS = Pattern.compile("\\$\\$.*");

    /** {@code Foo$1}, {@code Foo$1Local}. */
    private static final Pattern ANONYMOUS_NUMBER = Pattern.compile("\\$\\d+");

    public Fingerprint {
        if (!value.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("A fingerprint is 64 hexadecimal digits, but was '" + value + "'");
        }
    }

    /** The fingerprint of what a rule found in one method on one route; either may be unknown. */
    static Fingerprint of(String rule, @Nullable Site site, @Nullable String route) {
        String identity = String.join("\n", rule, site == null ? "-\n-" : name(site), route == null ? "-" : route);
        return new Fingerprint(HexFormat.of().formatHex(sha256(identity)));
    }

    /**
     * The fingerprint of what one method borrowed and another one did harm to; the same as the borrower's where it did the harm
     * itself, or nobody knows who did.
     */
    static Fingerprint of(String rule, @Nullable Site borrower, @Nullable Site culprit, @Nullable String route) {
        if (culprit == null || borrower == null || name(culprit).equals(name(borrower))) {
            return of(rule, borrower, route);
        }
        return of(rule + "\n" + name(culprit), borrower, route);
    }

    /** As shown to people: the first {@value #SHORT_LENGTH} digits. */
    public String shortForm() {
        return value.substring(0, SHORT_LENGTH);
    }

    /** Class and method, whatever compilers number. */
    private static String name(Site site) {
        return stableClass(site.className()) + "\n" + stableMethod(site.method());
    }

    private static String stableClass(String className) {
        String written = GENERATED_CLASS.matcher(className).replaceFirst("");
        return ANONYMOUS_NUMBER.matcher(written).replaceAll("\\$");
    }

    private static String stableMethod(String method) {
        String named = HASHED.matcher(method).replaceFirst("$1");
        return NESTED.matcher(COUNTED.matcher(named).replaceAll("")).replaceAll("lambda\\$");
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
