package dev.poolproof.benchmarks.matrix;

import dev.poolproof.benchmarks.run.Fork;
import dev.poolproof.benchmarks.run.Trial;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Trials that are compared with one another.
 *
 * @param id how the command line calls it
 * @param title what is measured
 * @param note how to read it
 * @param figure which figure of a fork counts
 * @param trials at least one; the first is what the others are compared with
 */
public record Section(String id, String title, String note, Figure figure, List<Trial> trials) {

    /** A figure of a fork, in nanoseconds. */
    @SuppressWarnings("ImmutableEnumChecker") // Accessors, without state.
    public enum Figure {
        MEAN("ns/op", Fork::meanNanos),
        P99("p99 ns", Fork::p99Nanos);

        private final String unit;
        private final ToDoubleFunction<Fork> of;

        Figure(String unit, ToDoubleFunction<Fork> of) {
            this.unit = unit;
            this.of = of;
        }

        public String unit() {
            return unit;
        }

        public double of(Fork fork) {
            return of.applyAsDouble(fork);
        }
    }

    /** What is left of it without some trials; nothing where what all are compared with is among them. */
    Optional<Section> without(Collection<Trial> missing) {
        return missing.contains(trials.get(0))
                ? Optional.empty()
                : Optional.of(new Section(
                        id,
                        title,
                        note,
                        figure,
                        trials.stream()
                                .filter(trial -> !missing.contains(trial))
                                .toList()));
    }

    public Section {
        trials = List.copyOf(trials);
        if (trials.isEmpty()) {
            throw new IllegalArgumentException("Section " + id + " measures nothing.");
        }
    }
}
