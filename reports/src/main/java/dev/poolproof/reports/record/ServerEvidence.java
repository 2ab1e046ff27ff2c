package dev.poolproof.reports.record;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the server says at rest.
 *
 * @param counters global status counters by their names on the server
 * @param sessions sessions that carry this run's stamp
 */
public record ServerEvidence(Map<String, Long> counters, List<Session> sessions) {

    public ServerEvidence {
        counters = Map.copyOf(counters);
        sessions = List.copyOf(sessions);
    }

    /**
     * One session of the watched service.
     *
     * @param id the server's id of the session
     * @param pool the pool named in its stamp, null where it names none
     * @param tenant the tenant named in its stamp, null where it names none
     * @param command what it does, for example {@code Sleep}
     * @param seconds for how long
     */
    public record Session(
            long id, @Nullable String pool, @Nullable String tenant, String command, long seconds) {}
}
