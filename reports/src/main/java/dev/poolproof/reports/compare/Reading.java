package dev.poolproof.reports.compare;

/** What may be said of a measure on two sides. */
public enum Reading {
    /** It changed for the better by more than the noise. */
    BETTER("better"),
    /** It changed for the worse by more than the noise. */
    WORSE("worse"),
    /** It changed by more than the noise, and neither way is better of itself. */
    CHANGED("changed"),
    /** It changed by less than the noise, or by less than is worth a word. */
    ALIKE("within the noise"),
    /** A side has too few runs to know the noise. */
    NOISE_UNKNOWN("not judged: too few runs"),
    /** Failures are answers too, and how fast they are says nothing of the service. */
    FAILURES_COUNT("not judged: of failures too"),
    /** The sides were under different load. */
    OTHER_LOAD("not judged: another load"),
    /** There is no ratio to a figure of 0. */
    NO_RATIO("not judged: 0 has no ratio"),
    /** A side did not record it. */
    NOT_RECORDED("not recorded");

    private final String words;

    Reading(String words) {
        this.words = words;
    }

    /** As people read it. */
    public String words() {
        return words;
    }

    /** Whether there was enough to judge by. */
    public boolean isJudged() {
        return this == BETTER || this == WORSE || this == CHANGED || this == ALIKE;
    }
}
