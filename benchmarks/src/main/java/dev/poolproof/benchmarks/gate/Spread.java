package dev.poolproof.benchmarks.gate;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The times of single forks, for what is shown and not gated.
 *
 * @param nanos one a fork
 */
public record Spread(List<Double> nanos) {

    public Spread {
        nanos = List.copyOf(nanos);
    }

    @Override
    public String toString() {
        return nanos.stream()
                        .map(value -> String.format(Locale.ROOT, "%.1f", value))
                        .collect(Collectors.joining(", ")) + " ns";
    }
}
