package dev.poolproof.benchmarks.gate;

/** Measures the two sides of a gate, a fork a call. */
public interface Contest {

    Figures candidate();

    Figures reference();
}
