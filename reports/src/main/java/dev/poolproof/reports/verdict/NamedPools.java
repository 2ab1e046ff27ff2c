package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.ServerEvidence;
import dev.poolproof.reports.record.ServerEvidence.Session;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The pools of one tenant in one instance as far as the server knows them: by the names in its sessions' stamps.
 *
 * @param tenant the tenant
 * @param idleSeconds for how long each pool has been idle at rest: since one of its sessions last worked
 * @param added the names that no session bore before the load
 */
record NamedPools(String tenant, Map<String, Long> idleSeconds, Set<String> added) {

    NamedPools {
        idleSeconds = Map.copyOf(idleSeconds);
        added = Set.copyOf(added);
    }

    /** Those of every tenant that had a pool before the load already: a new tenant's first pool is as it should be. */
    static List<NamedPools> of(Facts facts) {
        Map<Owner, Map<String, Long>> before = byOwner(facts.serverBefore());
        return byOwner(facts.serverAfter()).entrySet().stream()
                .filter(owner -> before.containsKey(owner.getKey()))
                .map(owner -> {
                    Set<String> added = new TreeSet<>(owner.getValue().keySet());
                    added.removeAll(
                            before.getOrDefault(owner.getKey(), Map.of()).keySet());
                    return new NamedPools(owner.getKey().tenant(), owner.getValue(), added);
                })
                .toList();
    }

    /** Whether there are new ones, and others have not been used since. */
    boolean isReplacing() {
        long newest = added.stream()
                .mapToLong(name -> idleSeconds.getOrDefault(name, 0L))
                .min()
                .orElse(Long.MAX_VALUE);
        return idleSeconds.values().stream().anyMatch(idle -> idle > newest);
    }

    private static Map<Owner, Map<String, Long>> byOwner(@Nullable ServerEvidence server) {
        return server == null
                ? Map.of()
                : server.sessions().stream()
                        .filter(session -> session.pool() != null && session.tenant() != null)
                        .collect(Collectors.groupingBy(
                                session -> new Owner(
                                        Objects.requireNonNull(session.tenant()),
                                        Objects.requireNonNullElse(session.instance(), "")),
                                TreeMap::new,
                                Collectors.toMap(
                                        session -> Objects.requireNonNull(session.pool()),
                                        Session::seconds,
                                        Math::min,
                                        TreeMap::new)));
    }

    /** Whose pools they are: pools of different instances do not replace each other. */
    private record Owner(String tenant, String instance) implements Comparable<Owner> {
        @Override
        public int compareTo(Owner other) {
            int byTenant = tenant.compareTo(other.tenant);
            return byTenant == 0 ? instance.compareTo(other.instance) : byTenant;
        }
    }
}
