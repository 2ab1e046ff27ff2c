package dev.poolproof.reports.format;

import dev.poolproof.reports.verdict.Finding;
import dev.poolproof.reports.verdict.Finding.Detail;
import dev.poolproof.reports.verdict.Finding.Place;
import dev.poolproof.reports.verdict.Wording;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A finding as the page shows it.
 *
 * @param number its place in the list
 * @param finding the finding
 * @param since when it was first seen, in words; null where unknown
 * @param excerpts the code around its first lines, as far as sources are at hand
 * @param baselined what the baseline says of it; empty where it does not know it
 */
record FindingView(int number, Finding finding, @Nullable String since, List<Excerpt> excerpts, String baselined) {

    private static final int EXCERPTS_SHOWN = 3;
    private static final int STACKS_SHOWN = 5;

    static FindingView of(int number, JudgedRun judged, Finding finding) {
        Long since = finding.sinceMillis();
        List<Excerpt> excerpts = finding.places().stream()
                .limit(EXCERPTS_SHOWN)
                .map(place -> judged.sources().excerpt(place.site()))
                .filter(Objects::nonNull)
                .toList();
        return new FindingView(
                number,
                finding,
                since == null ? null : Moments.inPhase(judged.run(), since),
                excerpts,
                Baselined.words(judged.verdict(), finding));
    }

    /** What brought a symptom about, in words. */
    String explanation() {
        return finding.explainedBy().isEmpty()
                ? "Symptom without a known cause"
                : "Symptom of " + Wording.list(finding.explainedBy());
    }

    /** Its lines whose stack was recorded. */
    List<Place> stacks() {
        return finding.places().stream()
                .filter(place -> !place.stack().isEmpty())
                .limit(STACKS_SHOWN)
                .toList();
    }

    /** Why it came to this, as its rule tells it; empty where it does not. */
    String cause() {
        return finding.details().stream()
                .filter(detail -> detail.name().equals("Cause"))
                .map(Detail::text)
                .findFirst()
                .orElse("");
    }
}
