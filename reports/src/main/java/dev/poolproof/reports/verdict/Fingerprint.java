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

    /** {@code lambda$list$3} and, by Eclipse's compiler, {@code lambda$3}. */
    private static final Pattern LAMBDA_METHOD = Pattern.compile("lambda\\$(?:(.+)\\$)?\\d+");

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
        String className = site == null ? "-" : stableClass(site.className());
        String method = site == null ? "-" : stableMethod(site.method());
        String identity = String.join("\n", rule, className, method, route == null ? "-" : route);
        return new Fingerprint(HexFormat.of().formatHex(sha256(identity)));
    }

    /** As shown to people: the first {@value #SHORT_LENGTH} digits. */
    public String shortForm() {
        return value.substring(0, SHORT_LENGTH);
    }

    private static String stableClass(String className) {
        String written = GENERATED_CLASS.matcher(className).replaceFirst("");
        return ANONYMOUS_NUMBER.matcher(written).replaceAll("\\$");
    }

    private static String stableMethod(String method) {
        var lambda = LAMBDA_METHOD.matcher(method);
        if (!lambda.matches()) {
            return method;
        }
        String enclosing = lambda.group(1);
        return enclosing == null ? "lambda" : "lambda$" + enclosing;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
