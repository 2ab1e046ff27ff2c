package dev.poolproof.run.scenario;

import java.time.Duration;
import java.util.List;

/**
 * How much load there is, and when.
 *
 * @param open whether users arrive whatever became of those before them; else so many are there at a time
 * @param stages one after the other
 */
public record LoadShape(boolean open, List<Stage> stages) {

    public LoadShape {
        stages = List.copyOf(stages);
    }

    /**
     * A stretch of it, in which the figure goes evenly from one value to the other.
     *
     * @param from requests a second in an open model, else users
     * @param to the same at its end
     * @param duration whole seconds
     */
    public record Stage(double from, double to, Duration duration) {}

    public Duration duration() {
        return stages.stream().map(Stage::duration).reduce(Duration.ZERO, Duration::plus);
    }

    /** Requests that are asked for in all, without the login's; 0 in a closed model, where the answers decide. */
    public double requests() {
        return open
                ? stages.stream()
                        .mapToDouble(stage -> (stage.from() + stage.to())
                                / 2
                                * stage.duration().toSeconds())
                        .sum()
                : 0;
    }
}
