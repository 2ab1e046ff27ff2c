package dev.poolproof.benchmarks.gate;

import java.util.List;

/**
 * All that a decision rests on.
 *
 * @param pairs candidate against reference
 * @param twins reference against reference: what the machine makes of no difference at all
 * @param foreignLoad the share of all processors that others used meanwhile, 0 to 1; NaN where it cannot be read
 */
public record GateEvidence(List<Pair> pairs, List<Pair> twins, double foreignLoad) {

    public GateEvidence {
        pairs = List.copyOf(pairs);
        twins = List.copyOf(twins);
    }
}
