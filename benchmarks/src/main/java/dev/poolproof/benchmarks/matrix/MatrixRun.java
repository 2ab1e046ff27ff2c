package dev.poolproof.benchmarks.matrix;

import dev.poolproof.benchmarks.run.Fork;
import dev.poolproof.benchmarks.run.ForkFailedException;
import dev.poolproof.benchmarks.run.Forks;
import dev.poolproof.benchmarks.run.Trial;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Measures sections, round by round: each round measures every trial in one fork, so that a machine that gets slower meanwhile
 * makes all of them slower.
 */
public final class MatrixRun {

    /** Hears how far a run is. */
    public interface Progress {

        /**
         * Called before each fork.
         *
         * @param title what is measured next
         * @param done forks that are behind
         * @param all forks in all
         * @param left how long the rest takes, judged by what is behind
         */
        void next(String title, int done, int all, Duration left);

        /** Called when a trial could not be measured, which is not tried again. */
        default void failed(String title, String why) {}
    }

    private final Forks forks;
    private final Scale scale;
    private final InstantSource clock;
    private final Progress progress;

    public MatrixRun(Forks forks, Scale scale, InstantSource clock, Progress progress) {
        this.forks = forks;
        this.scale = scale;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * Measures every trial as often as the scale says. One that cannot be measured ends none of the others: it is not in
     * what this returns, and neither is a section whose reference it is.
     */
    public List<Measured> measure(List<Section> sections) {
        Map<Trial, List<Fork>> measured = new LinkedHashMap<>();
        List<Trial> trials = sections.stream()
                .flatMap(section -> section.trials().stream())
                .distinct()
                .toList();
        int all = trials.size() * scale.forks();
        long startMillis = clock.millis();
        int done = 0;
        Set<Trial> failed = new HashSet<>();
        for (int round = 0; round < scale.forks(); round++) {
            for (Trial trial : trials) {
                progress.next(trial.title(), done, all, left(done, all, clock.millis() - startMillis));
                done++;
                if (failed.contains(trial)) {
                    continue;
                }
                try {
                    measured.computeIfAbsent(trial, t -> new ArrayList<>()).add(forks.run(trial, scale.timing()));
                } catch (ForkFailedException failure) {
                    failed.add(trial);
                    measured.remove(trial);
                    progress.failed(trial.title(), String.valueOf(failure.getMessage()));
                }
            }
        }
        return sections.stream()
                .flatMap(section -> section.without(failed).stream())
                .map(section -> new Measured(section, measured))
                .toList();
    }

    private Duration left(int done, int all, long spentMillis) {
        Duration each = done == 0 ? scale.timing().estimate() : Duration.ofMillis(spentMillis / done);
        return each.multipliedBy((long) all - done);
    }
}
