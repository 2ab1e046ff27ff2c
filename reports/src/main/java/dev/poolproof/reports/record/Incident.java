package dev.poolproof.reports.record;

/**
 * Something that went wrong with the run itself, so that its evidence may not be good enough.
 *
 * @param atMillis when
 * @param kind what kind of thing
 * @param message what happened, for people
 */
public record Incident(long atMillis, Kind kind, String message) {

    /** What can go wrong with a run. */
    public enum Kind {
        /** Somebody ended the run before its time. */
        INTERRUPTED,
        /** The watched service ended by itself. */
        SERVICE_DIED,
        /** The database ended by itself or cut the administrator's connection. */
        DATABASE_DIED,
        /** The load generator ended without its report. */
        LOAD_DIED,
        /** The evidence at rest could not be taken. */
        EVIDENCE_LOST
    }
}
