package dev.poolproof.reports.format;

import dev.poolproof.reports.record.Evidence;
import dev.poolproof.reports.record.PoolEvidence;
import dev.poolproof.reports.record.PoolEvidence.Pool;
import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.reports.verdict.Wording;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A pool as it publishes itself, in words.
 *
 * @param name its name
 * @param source where it publishes itself
 * @param activeBefore connections in use before the load, a dash where there was no such pool
 * @param active connections in use at rest after it
 * @param isMore whether that is more than before
 * @param idle connections at rest
 * @param pending threads that wait
 * @param total connections open
 * @param maximum connections that it may open
 * @param timeouts borrows that timed out, since it was made
 */
record PublishedPool(
        String name,
        String source,
        String activeBefore,
        String active,
        boolean isMore,
        String idle,
        String pending,
        String total,
        String maximum,
        String timeouts) {

    private static final int SHOWN = 50;

    /** Those of the last rest, at most {@value #SHOWN}. */
    static List<PublishedPool> of(RunRecord run) {
        List<PoolEvidence> before = sources(run.baseline());
        List<PoolEvidence> after = run.end() == null ? before : sources(run.end());
        return after.stream()
                .flatMap(source -> pools(source)
                        .map(pool -> of(source.source(), pool, find(before, source.source(), pool.name()))))
                .limit(SHOWN)
                .toList();
    }

    private static PublishedPool of(String source, Pool pool, @Nullable Pool before) {
        Long most = before == null ? null : before.activeMost();
        Long active = pool.active();
        return new PublishedPool(
                pool.name(),
                source,
                orDash(before == null ? null : before.active()),
                orDash(active),
                active != null && active > Objects.requireNonNullElse(most, 0L),
                orDash(pool.idle()),
                orDash(pool.pending()),
                orDash(pool.total()),
                orDash(pool.maximum()),
                orDash(pool.timeouts()));
    }

    private static @Nullable Pool find(List<PoolEvidence> sources, String source, String name) {
        return sources.stream()
                .filter(known -> known.source().equals(source))
                .flatMap(PublishedPool::pools)
                .filter(pool -> pool.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static List<PoolEvidence> sources(@Nullable Evidence rest) {
        List<PoolEvidence> sources = rest == null ? null : rest.pools();
        return sources == null ? List.of() : sources;
    }

    private static Stream<Pool> pools(PoolEvidence source) {
        return Stream.ofNullable(source.pools()).flatMap(List::stream);
    }

    private static String orDash(@Nullable Long figure) {
        return figure == null ? "–" : Wording.number(figure);
    }
}
