package dev.poolproof.benchmarks.gate;

/**
 * What one fork says.
 *
 * @param nanos per operation
 * @param bytes allocated per operation
 */
public record Figures(double nanos, double bytes) {}
