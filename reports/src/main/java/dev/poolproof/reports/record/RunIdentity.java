package dev.poolproof.reports.record;

/**
 * Which run this is.
 *
 * @param id unique id, also the stamp that the service's sessions carry on the server
 * @param label what the run shows, in a few words for people
 * @param startedAtEpochMillis wall clock at the run's monotonic zero
 * @param durationMillis from zero to the end of the last phase
 * @param poolproofVersion the version that recorded it
 */
public record RunIdentity(
        String id, String label, long startedAtEpochMillis, long durationMillis, String poolproofVersion) {}
