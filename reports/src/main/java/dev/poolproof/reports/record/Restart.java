package dev.poolproof.reports.record;

import dev.poolproof.reports.record.ServerEvidence.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An instance of the service that was replaced by another while the load was sent: the new one was started, the load went there
 * as soon as it served, and the old one was told to stop when it had nothing to do any more.
 *
 * @param instance the old one's name
 * @param successor the new one's name
 * @param startedAtMillis when the new one was started
 * @param servedAtMillis when the new one served, and the load went there instead
 * @param stopAskedAtMillis when the old one was told to stop
 * @param endedAtMillis when its process had ended; null where it lived on when the server was asked for the last time
 * @param checkedAtMillis when the server was asked for the last time: at once where nothing was left, else when patience was over
 * @param left the sessions that the server still held for the old one then; null where the server did not answer
 */
public record Restart(
        String instance,
        String successor,
        long startedAtMillis,
        long servedAtMillis,
        long stopAskedAtMillis,
        @Nullable Long endedAtMillis,
        long checkedAtMillis,
        @Nullable List<Session> left) {

    public Restart {
        left = left == null ? null : List.copyOf(left);
    }
}
