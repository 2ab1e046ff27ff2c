package dev.poolproof.guard.fault;

import java.util.List;

/**
 * The failures to inject from now on.
 *
 * @param faults which and how often; empty for none
 * @param seed decides which calls fail: an equal seed and an equal order of calls give equal failures
 */
public record FaultPlan(List<Fault> faults, long seed) {

    /** No failures. */
    public static final FaultPlan NONE = new FaultPlan(List.of(), 0);

    public FaultPlan {
        faults = List.copyOf(faults);
    }
}
