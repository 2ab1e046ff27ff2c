package dev.poolproof.reports.sweep;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs that differ in settings of the service, interleaved and repeated, and what they tell.
 *
 * @param setup what they have in common
 * @param rounds how often each combination was to be run
 * @param ranking the combinations compared, at least one, smallest first
 * @param cutShort why not all of it was run, as a sentence; null where all was
 */
public record Sweep(
        Setup setup, int rounds, Ranking ranking, @Nullable String cutShort) {

    public Sweep {
        if (ranking.ranked().isEmpty()) {
            throw new IllegalArgumentException("A sweep without settings tells nothing");
        }
    }

    /** Compares what was run. */
    public static Sweep of(Setup setup, int rounds, List<Trial> trials, @Nullable String cutShort) {
        return new Sweep(setup, rounds, Ranking.of(trials), cutShort);
    }

    /** What it tells, in sentences: the answer first. Code stands between backticks. */
    public List<String> story() {
        return new Story(this).sentences();
    }

    /** The combinations, smallest first. */
    public List<Trial> trials() {
        return ranking.ranked().stream().map(Ranked::trial).toList();
    }

    /** Names of the settings that differ. */
    public List<String> swept() {
        return trials().get(0).combination().settings().stream()
                .map(Combination.Setting::name)
                .toList();
    }

    /** The same without links to the pages of its runs, for where they are not at hand. */
    public Sweep withoutReports() {
        List<Trial> bare = trials().stream()
                .map(trial -> new Trial(
                        trial.combination(),
                        trial.mayOpen(),
                        trial.runs().stream().map(SweptRun::withoutReport).toList()))
                .toList();
        return of(setup, rounds, bare, cutShort);
    }
}
