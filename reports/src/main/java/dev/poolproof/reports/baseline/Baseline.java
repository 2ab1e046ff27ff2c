package dev.poolproof.reports.baseline;

import dev.poolproof.reports.verdict.Acceptance;
import dev.poolproof.reports.verdict.Acceptance.Known;
import dev.poolproof.reports.verdict.Finding;
import dev.poolproof.reports.verdict.Fingerprint;
import dev.poolproof.reports.verdict.Invalid;
import dev.poolproof.reports.verdict.Sight.Tier;
import dev.poolproof.reports.verdict.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The findings that are known, one entry each.
 *
 * <p>A symptom without an entry of its own is accepted with its causes: it goes when they go, and how often it is seen says more of
 * the load than of the harm.
 *
 * @param entries what is accepted, in any order
 */
public record Baseline(List<BaselineEntry> entries) {

    public Baseline {
        entries = List.copyOf(entries);
    }

    /** The verdict as it is for those who know these findings. */
    public Verdict applyTo(Verdict verdict) {
        Map<Fingerprint, Known> known = new HashMap<>();
        for (Finding finding : verdict.findings()) {
            entryOf(finding).ifPresent(entry -> known.put(finding.fingerprint(), known(entry, finding)));
        }
        for (Finding symptom : verdict.symptoms()) {
            if (!known.containsKey(symptom.fingerprint())) {
                causesAccepted(symptom, verdict.findings(), known)
                        .ifPresent(reason -> known.put(symptom.fingerprint(), new Known(true, null, reason)));
            }
        }
        return verdict.accepting(new Acceptance(true, known, gone(verdict)));
    }

    /** The entries of which a verdict has no finding. */
    public List<BaselineEntry> missing(List<Finding> findings) {
        return entries.stream()
                .filter(entry -> findings.stream().noneMatch(entry::isOf))
                .toList();
    }

    Optional<BaselineEntry> entryOf(Finding finding) {
        return entries.stream().filter(entry -> entry.isOf(finding)).findFirst();
    }

    private static Known known(BaselineEntry entry, Finding finding) {
        return new Known(finding.count() <= entry.maximum(), entry.maximum(), entry.reason());
    }

    /** The causes' reason; empty unless there are causes and all of them are accepted. */
    private static Optional<String> causesAccepted(
            Finding symptom, List<Finding> findings, Map<Fingerprint, Known> known) {
        List<Finding> causes = findings.stream()
                .filter(finding -> symptom.explainedBy().contains(finding.rule()))
                .toList();
        boolean all = !causes.isEmpty()
                && causes.stream().allMatch(cause -> {
                    Known entry = known.get(cause.fingerprint());
                    return entry != null && entry.accepted();
                });
        return all ? Optional.ofNullable(known.get(causes.get(0).fingerprint())).map(Known::reason) : Optional.empty();
    }

    /** Of a run that proves nothing nobody can say that something is gone. */
    private List<String> gone(Verdict verdict) {
        if (verdict instanceof Invalid) {
            return List.of();
        }
        String advice = verdict.sight().has(Tier.GUARD)
                ? " Where it is repaired, remove the entry, or let 'baseline update' do so with --prune."
                : " It was judged without the guard, so it may be there all the same.";
        return missing(verdict.findings()).stream()
                .map(entry -> "The baseline accepts " + entry.name() + ", which this run did not find." + advice)
                .toList();
    }
}
