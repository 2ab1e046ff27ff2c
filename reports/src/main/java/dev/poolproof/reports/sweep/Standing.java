package dev.poolproof.reports.sweep;

/** How a combination of settings stands against the best. */
public enum Standing {
    /** It is what the others are compared with. */
    BEST("the best"),
    /** Whatever the noise, it is not worse by as much as would matter. */
    AS_GOOD("as good as the best"),
    /** It is worse by so much that it matters, and the noise does not explain it. */
    WORSE("worse than the best"),
    /** The noise between runs allows either. */
    UNCERTAIN("as good or worse: the noise allows both"),
    /** It passes, but too few runs were made for anything to be said. */
    UNCOMPARED("not compared: too few runs"),
    /** A run of it found something. */
    OUT("out: it fails"),
    /** It was not run, or no run of it has evidence that suffices. */
    UNKNOWN("unknown: no valid run");

    private final String words;

    Standing(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }
}
