package dev.poolproof.run.plan;

import java.util.List;

/**
 * The failures that the guard is to inject into the service's database calls.
 *
 * @param rates which and how often; empty for none
 * @param seed decides which calls fail
 */
public record FaultSettings(List<FaultRate> rates, long seed) {

    /** Nothing is made to fail. */
    public static final FaultSettings NONE = new FaultSettings(List.of(), 1);

    public FaultSettings {
        rates = List.copyOf(rates);
        long kinds = rates.stream().map(FaultRate::kind).distinct().count();
        if (kinds < rates.size()) {
            throw new UsageException("--faults names a kind twice: %s. Give each kind one rate."
                    .formatted(String.join(",", asWritten(rates))));
        }
    }

    public boolean isEmpty() {
        return rates.isEmpty();
    }

    /** Each as {@code kind:rate}. */
    public List<String> asWritten() {
        return asWritten(rates);
    }

    private static List<String> asWritten(List<FaultRate> rates) {
        return rates.stream().map(FaultRate::toString).toList();
    }
}
