package dev.poolproof.benchmarks.matrix;

import dev.poolproof.benchmarks.pool.Pool;
import dev.poolproof.benchmarks.stub.StubDriver;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What of the matrix is measured, and where connections lead.
 *
 * @param pools in the registry's order; plain HikariCP is always the first, as all are compared with it
 * @param comparisons in the registry's order
 * @param url the database
 * @param user who logs in
 */
public record Selection(List<Pool> pools, List<Comparison> comparisons, String url, String user) {

    /** Who logs in to the stub, which asks nobody. */
    public static final String STUB_USER = "benchmark";

    public Selection {
        pools = List.copyOf(pools);
        comparisons = List.copyOf(comparisons);
    }

    /**
     * Selects by name: pools, comparisons or both. Naming none of a kind means all of it, within what a quick run measures.
     *
     * @throws IllegalArgumentException when a name is neither; the message lists both kinds
     */
    public static Selection of(Collection<String> names, boolean quick, String url, String user) {
        Set<Pool> pools = EnumSet.noneOf(Pool.class);
        Set<Comparison> comparisons = EnumSet.noneOf(Comparison.class);
        for (String name : names) {
            if (!add(name, pools, comparisons)) {
                throw new IllegalArgumentException("There is no '" + name + "'. Pools: " + ids(List.of(Pool.values()))
                        + ". Comparisons: " + comparisonIds() + ".");
            }
        }
        if (pools.isEmpty()) {
            pools.addAll(EnumSet.allOf(Pool.class));
        }
        pools.add(Pool.HIKARI);
        if (comparisons.isEmpty()) {
            comparisons.addAll(EnumSet.allOf(Comparison.class));
            comparisons.removeIf(comparison -> !comparison.belongsTo(quick, url.equals(StubDriver.URL)));
        }
        return new Selection(List.copyOf(pools), List.copyOf(comparisons), url, user);
    }

    private static boolean add(String name, Set<Pool> pools, Set<Comparison> comparisons) {
        for (Pool pool : Pool.values()) {
            if (pool.id().equals(name)) {
                pools.add(pool);
                return true;
            }
        }
        for (Comparison comparison : Comparison.values()) {
            if (comparison.id().equals(name)) {
                if (!comparison.isPossible()) {
                    throw new IllegalArgumentException("'" + name + "' needs Java 21 or newer, but this is Java "
                            + Runtime.version().feature() + ".");
                }
                comparisons.add(comparison);
                return true;
            }
        }
        return false;
    }

    private static String ids(Collection<Pool> pools) {
        return String.join(", ", pools.stream().map(Pool::id).toList());
    }

    private static String comparisonIds() {
        return String.join(
                ", ", List.of(Comparison.values()).stream().map(Comparison::id).toList());
    }

    public boolean isOnStub() {
        return url.equals(StubDriver.URL);
    }

    /** JMH's parameters that say where connections lead. */
    Map<String, String> database() {
        return Map.of("url", url, "user", user);
    }

    public List<Section> sections() {
        return comparisons.stream().map(comparison -> comparison.section(this)).toList();
    }
}
