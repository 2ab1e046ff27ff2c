package dev.poolproof.benchmarks.gate;

/**
 * Two forks that ran one after the other, so that both met the same machine.
 *
 * @param candidate what is judged
 * @param reference what it is compared with
 */
public record Pair(Figures candidate, Figures reference) {

    double logRatio() {
        return Math.log(candidate.nanos() / reference.nanos());
    }

    double extraBytes() {
        return candidate.bytes() - reference.bytes();
    }
}
