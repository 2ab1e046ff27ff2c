package dev.poolproof.guard.snapshot;

import java.util.List;

/**
 * What the guard itself does, so that a reader knows what it cannot say.
 *
 * @param sessionChecks whether it asks the server about a connection's session each time one comes back
 * @param faults the failures it was told to inject, each as {@code kind:rate}; empty in every process that did not ask for it
 * @param faultsInjected failures injected so far
 * @param pathsTaken borrows whose path through the program was taken
 * @param pathsSkipped borrows whose path was not: there were more than its bounded rate at that moment
 */
public record TrackerFacts(
        boolean sessionChecks, List<String> faults, long faultsInjected, long pathsTaken, long pathsSkipped) {

    public TrackerFacts {
        faults = List.copyOf(faults);
    }
}
