package dev.poolproof.reports.verdict;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a baseline says of a run's findings.
 *
 * @param asked whether there was a baseline
 * @param known what it says of the findings that it knows
 * @param notes what is to be done about the baseline itself, one sentence each
 */
public record Acceptance(boolean asked, Map<Fingerprint, Known> known, List<String> notes) {

    /** There was no baseline. */
    public static final Acceptance NONE = new Acceptance(false, Map.of(), List.of());

    public Acceptance {
        known = Map.copyOf(known);
        notes = List.copyOf(notes);
    }

    /** What the baseline says of a finding, null where it does not know it. */
    public @Nullable Known of(Finding finding) {
        return known.get(finding.fingerprint());
    }

    /** Whether the finding fails nobody. */
    public boolean accepts(Finding finding) {
        Known entry = of(finding);
        return entry != null && entry.accepted();
    }

    /**
     * What a baseline says of one finding.
     *
     * @param accepted whether the finding fails nobody
     * @param maximum how often it may be seen; null for a symptom that is accepted with its cause
     * @param reason why it is accepted
     */
    public record Known(boolean accepted, @Nullable Long maximum, String reason) {

        /** The same for people: {@code accepted, at most 7: the reason}. */
        public String inWords() {
            if (maximum == null) {
                return "accepted with its cause: " + reason;
            }
            String most = "at most " + Wording.number(maximum) + ": " + reason;
            return accepted ? "accepted, " + most : "more than is accepted, which is " + most;
        }
    }
}
