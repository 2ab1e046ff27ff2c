package dev.poolproof.benchmarks.matrix;

import dev.poolproof.benchmarks.run.Fork;
import dev.poolproof.benchmarks.run.Forks;
import dev.poolproof.benchmarks.run.Trial;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures sections, round by round: each round measures every trial in one fork, so that a machine that gets slower meanwhile
 * makes all of them slower.
 */
public final class MatrixRun {

    /** Hears how far a run is. */
    @FunctionalInterface
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

    /** Measures every trial as often as the scale says. */
    public List<Measured> measure(List<Section> sections) {
        Map<Trial, List<Fork>> measured = new LinkedHashMap<>();
        List<Trial> trials = sections.stream()
                .flatMap(section -> section.trials().stream())
                .distinct()
                .toList();
        int all = trials.size() * scale.forks();
        long startMillis = clock.millis();
        int done = 0;
        for (int round = 0; round < scale.forks(); round++) {
            for (Trial trial : trials) {
                progress.next(trial.title(), done, all, left(done, all, clock.millis() - startMillis));
                measured.computeIfAbsent(trial, t -> new ArrayList<>()).add(forks.run(trial, scale.timing()));
                done++;
            }
        }
        return sections.stream().map(section -> new Measured(section, measured)).toList();
    }

    private Duration left(int done, int all, long spentMillis) {
        Duration each = done == 0 ? scale.timing().estimate() : Duration.ofMillis(spentMillis / done);
        return each.multipliedBy((long) all - done);
    }
}
