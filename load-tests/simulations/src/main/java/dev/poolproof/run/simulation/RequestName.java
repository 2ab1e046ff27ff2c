package dev.poolproof.run.simulation;

/**
 * What requests are counted under.
 *
 * @param title in the record and in Gatling's report
 * @param endpoint where they go
 */
public record RequestName(String title, String endpoint) {}
