package dev.poolproof.reports.baseline;

import dev.poolproof.reports.record.GuardEvidence.Site;
import dev.poolproof.reports.verdict.Finding;
import org.jspecify.annotations.Nullable;

/**
 * A finding that is known.
 *
 * @param fingerprint the finding's, whole or from its beginning on as reports show it: 12 to 64 hexadecimal digits
 * @param rule the rule that found it, for people
 * @param where its line when it was accepted, for people; null where none was known
 * @param maximum how often it may be seen, at least 1
 * @param reason why it is accepted
 */
public record BaselineEntry(
        String fingerprint, String rule, @Nullable String where, long maximum, String reason) {

    private static final int SHOWN = 12;

    public BaselineEntry {
        if (!fingerprint.matches("[0-9a-f]{12,64}")) {
            throw new IllegalArgumentException(
                    "A fingerprint is 12 to 64 hexadecimal digits, but was '" + fingerprint + "'");
        }
        if (maximum < 1) {
            throw new IllegalArgumentException("A finding is accepted at least once, but here " + maximum + " times");
        }
        if (reason.isBlank()) {
            throw new IllegalArgumentException("A finding is accepted for a reason, but there is none");
        }
    }

    static BaselineEntry of(Finding finding, String reason) {
        Site line = finding.line();
        return new BaselineEntry(
                finding.fingerprint().value(),
                finding.rule(),
                line == null ? null : line.shortForm(),
                finding.count(),
                reason);
    }

    /** Whether this is the finding. */
    boolean isOf(Finding finding) {
        return finding.fingerprint().value().startsWith(fingerprint);
    }

    /** The same finding as it is now, for the same reason. */
    BaselineEntry now(Finding finding) {
        return of(finding, reason);
    }

    /** Which finding it is, for people: {@code pool-per-request at PoolPerRequest.java:35 (04c661a436b6)}. */
    public String name() {
        return name(rule, where, fingerprint);
    }

    /** The same of a finding that has no entry. */
    static String name(Finding finding) {
        Site line = finding.line();
        return name(
                finding.rule(),
                line == null ? null : line.shortForm(),
                finding.fingerprint().value());
    }

    private static String name(String rule, @Nullable String where, String fingerprint) {
        return rule + (where == null ? "" : " at " + where) + " (" + fingerprint.substring(0, SHOWN) + ")";
    }
}
