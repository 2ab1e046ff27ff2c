package dev.poolproof.guard;

/**
 * What a guard keeps beside the books of its pools, for all of them together.
 *
 * @param clock tells when
 * @param paths how many paths may be taken
 */
record Journal(CoarseClock clock, PathBudget paths) {

    Journal(CoarseClock clock, GuardOptions options) {
        this(clock, new PathBudget(options.pathsPerSecond(), clock.millis()));
    }
}
