package dev.poolproof.guard;

import dev.poolproof.guard.snapshot.PoolSite;
import dev.poolproof.guard.snapshot.Site;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many pools each line made, for whom and for which database. It grows with tenants and databases, not with pools.
 * Guarded by its {@link Census}.
 */
final class PoolSites {

    private record Place(
            Site createdBy,
            @Nullable String route,
            @Nullable String tenant,
            @Nullable String target) {

        static Place of(PoolLedger.Origin origin) {
            return new Place(
                    origin.createdBy(), origin.createdOnRoute(), origin.labels().tenant(), origin.target());
        }
    }

    private static final class Count {
        private long created;
        private long live;
    }

    private final Map<Place, Count> counts = new LinkedHashMap<>();

    void countCreated(PoolLedger.Origin origin) {
        Count count = counts.computeIfAbsent(Place.of(origin), unseen -> new Count());
        count.created++;
        count.live++;
    }

    void countClosed(PoolLedger.Origin origin) {
        Count count = counts.get(Place.of(origin));
        if (count != null) {
            count.live--;
        }
    }

    /** In the order in which the places were first seen. */
    List<PoolSite> facts() {
        return counts.entrySet().stream()
                .map(entry -> fact(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static PoolSite fact(Place place, Count count) {
        return new PoolSite(
                place.createdBy(), place.route(), place.tenant(), place.target(), count.created, count.live);
    }
}
