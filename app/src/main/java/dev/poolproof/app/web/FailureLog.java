package dev.poolproof.app.web;

import dev.poolproof.app.pool.DatabaseFailure;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs database failures, one line a second and kind at most: under load the same failure comes hundreds of times a
 * second. Thread-safe.
 */
final class FailureLog {

    private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);
    private static final long QUIET_MILLIS = Duration.ofSeconds(1).toMillis();

    private record Noted(long atMillis, long unsaid) {}

    private final InstantSource clock;
    private final Map<DatabaseFailure, Noted> noted = new EnumMap<>(DatabaseFailure.class);

    FailureLog(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void note(DatabaseFailure cause, Exception failure) {
        long now = clock.millis();
        Noted last = noted.get(cause);
        if (last != null && now - last.atMillis() < QUIET_MILLIS) {
            noted.put(cause, new Noted(last.atMillis(), last.unsaid() + 1));
            return;
        }
        long unsaid = last == null ? 0 : last.unsaid();
        noted.put(cause, new Noted(now, 0));
        LOG.warn("{} (and {} more since the last such line): {}", cause.id(), unsaid, failure.getMessage());
    }
}
