package dev.poolproof.run.load;

/**
 * What requests are counted under.
 *
 * @param title in the record and in Gatling's report
 * @param endpoint where they go
 */
record RequestName(String title, String endpoint) {}
