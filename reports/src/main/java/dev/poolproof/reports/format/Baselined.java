package dev.poolproof.reports.format;

import dev.poolproof.reports.record.GuardEvidence.Site;
import dev.poolproof.reports.verdict.Acceptance.Known;
import dev.poolproof.reports.verdict.Finding;
import dev.poolproof.reports.verdict.Sight;
import dev.poolproof.reports.verdict.Sight.Tier;
import dev.poolproof.reports.verdict.Verdict;
import dev.poolproof.reports.verdict.Wording;
import java.util.List;
import java.util.Set;

/** What reports say of findings that a baseline knows. */
final class Baselined {

    private Baselined() {}

    /** What a pass means. */
    static String praise(Verdict verdict) {
        Sight sight = verdict.sight();
        if (verdict.findings().isEmpty() && sight.tiers().equals(Set.of(Tier.SERVER))) {
            return "The server holds no more of the service's sessions than it should, and no rule found anything.";
        }
        return verdict.findings().isEmpty()
                ? "Every connection that the load borrowed came back, and no rule found anything."
                : "Nothing was found but what the baseline accepts.";
    }

    /** What the baseline says of a finding, empty where it does not know it. */
    static String words(Verdict verdict, Finding finding) {
        Known known = verdict.acceptance().of(finding);
        return known == null ? "" : known.inWords();
    }

    /** Lists what is accepted, a few lines each. */
    static void list(Verdict verdict, ConsoleText text) {
        List<Finding> accepted = verdict.accepted();
        if (!accepted.isEmpty()) {
            text.gap().plain("Accepted by the baseline:");
        }
        for (Finding finding : accepted) {
            Site line = finding.line();
            text.bullet(finding.title() + " [" + finding.rule() + "]" + (line == null ? "" : " at " + line.shortForm())
                    + ", seen " + Wording.count(finding.count(), "time") + ", id "
                    + finding.fingerprint().shortForm() + ": " + words(verdict, finding));
        }
    }
}
