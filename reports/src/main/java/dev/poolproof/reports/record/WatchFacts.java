package dev.poolproof.reports.record;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for of a service that is somebody else's.
 *
 * @param program the program that sends the load, without its arguments, which may hold secrets; null for a
 *     scenario, and for a load from elsewhere
 * @param sessions what the service's sessions on the server have in common, by what is looked at; empty where
 *     every session is the service's; null where no server was watched
 * @param targets addresses of the service's instances
 * @param expectedMaximum the most sessions that the service may keep at rest, null where nobody said
 * @param scenario the name of the scenario that was sent, null where the load was none
 */
public record WatchFacts(
        @Nullable String program,
        @Nullable Map<String, String> sessions,
        List<String> targets,
        @Nullable Integer expectedMaximum,
        @Nullable String scenario) {

    public WatchFacts {
        sessions = sessions == null ? null : Map.copyOf(sessions);
        targets = Absent.list(targets);
    }

    /** Under a load that is somebody else's, too. */
    public WatchFacts(
            @Nullable String program,
            @Nullable Map<String, String> sessions,
            List<String> targets,
            @Nullable Integer expectedMaximum) {
        this(program, sessions, targets, expectedMaximum, null);
    }
}
