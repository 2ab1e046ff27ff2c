package dev.poolproof.reports.compare;

import dev.poolproof.reports.verdict.Finding;

/**
 * A finding, told again by its fingerprint, on both sides.
 *
 * @param status what became of it
 * @param finding the finding as the side shows it that has it, the side after where both do
 * @param before how often it was seen before
 * @param after how often it was seen after
 * @param counts whether it decides the comparison: a symptom of another finding does not, it comes and goes with its cause
 */
public record FindingChange(Status status, Finding finding, Sightings before, Sightings after, boolean counts) {

    /** Whether one side did not show it in every run, so that its coming or going may be chance. */
    public boolean isSeldom() {
        return isSeldom(before) || isSeldom(after);
    }

    private static boolean isSeldom(Sightings seen) {
        return seen.runs() > 0 && seen.runs() < seen.of();
    }

    /** What became of a finding, in the order of a report. */
    public enum Status {
        /** Only the side after has it. */
        NEW,
        /** Both sides have it. */
        STILL_THERE,
        /** Only the side before has it. */
        GONE
    }

    /**
     * How often a side showed a finding.
     *
     * @param runs in how many runs
     * @param of how many runs that prove anything: those of the plans that show it, else all
     * @param most the largest count of one run, in the unit of the finding's rule; 0 where no run showed it
     */
    public record Sightings(int runs, int of, long most) {}
}
