package dev.poolproof.reports.format;

import dev.poolproof.reports.record.Evidence;
import dev.poolproof.reports.record.GuardEvidence;
import dev.poolproof.reports.record.GuardEvidence.Pool;
import dev.poolproof.reports.record.GuardEvidence.PoolSite;
import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.reports.verdict.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the pools did and how they were set, from the last evidence of the guard.
 *
 * @param sites where pools were created, most first
 * @param pools single pools, those that kept most connections first; at most {@value #POOLS_SHOWN}
 * @param poolsLeftOut how many more the guard listed
 * @param settings settings in force
 */
record PoolTable(List<PoolSite> sites, List<PoolRow> pools, int poolsLeftOut, List<Setting> settings) {

    private static final int POOLS_SHOWN = 25;
    private static final int SITES_SHOWN = 25;
    private static final int VALUES_SHOWN = 3;

    static PoolTable of(RunRecord run) {
        Evidence evidence = run.end() == null ? run.baseline() : run.end();
        GuardEvidence guard = evidence == null ? null : evidence.guard();
        if (guard == null) {
            return new PoolTable(List.of(), List.of(), 0, List.of());
        }
        List<PoolSite> sites = guard.poolSites().stream()
                .sorted(Comparator.comparingLong(PoolSite::created)
                        .reversed()
                        .thenComparing(site -> site.tenant() == null ? "" : site.tenant()))
                .limit(SITES_SHOWN)
                .toList();
        List<PoolRow> rows = guard.pools().stream()
                .map(PoolRow::of)
                .sorted(Comparator.comparingLong(PoolRow::out)
                        .reversed()
                        .thenComparing(Comparator.comparingLong(PoolRow::failed).reversed())
                        .thenComparing(row -> row.pool().id()))
                .toList();
        return new PoolTable(
                sites,
                rows.stream().limit(POOLS_SHOWN).toList(),
                Math.max(0, rows.size() - POOLS_SHOWN),
                settings(guard.pools()));
    }

    /** One pool. */
    record PoolRow(Pool pool, long out, long failed, String failures) {

        static PoolRow of(Pool pool) {
            Map<String, Long> failures = new TreeMap<>(pool.failedBorrows());
            String inWords = failures.entrySet().stream()
                    .filter(failure -> failure.getValue() > 0)
                    .map(failure -> Wording.number(failure.getValue()) + " "
                            + failure.getKey().toLowerCase(Locale.ROOT).replace('_', ' '))
                    .collect(Collectors.joining(", "));
            long failed = failures.values().stream().mapToLong(Long::longValue).sum();
            return new PoolRow(pool, pool.borrows() - pool.returns(), failed, inWords.isEmpty() ? "0" : inWords);
        }

        /** Its state in words. */
        String state() {
            var by = pool.closedBy();
            if (pool.closedAtEpochMillis() == null) {
                return "open";
            }
            return by == null ? "closed" : "closed by " + by.shortForm();
        }

        /** Active, idle and the most it may open, or a dash where it cannot be asked. */
        String gauges() {
            var gauges = pool.gauges();
            return gauges == null || pool.closedAtEpochMillis() != null
                    ? "–"
                    : gauges.active() + " / " + gauges.idle() + " / " + gauges.maximum();
        }
    }

    /**
     * A setting in force.
     *
     * @param name its name, the pool's own
     * @param value its value, or its values
     * @param same whether it is the same in every pool
     */
    record Setting(String name, String value, boolean same) {}

    private static List<Setting> settings(List<Pool> pools) {
        Map<String, Map<String, List<String>>> byName = new TreeMap<>();
        for (Pool pool : pools) {
            pool.settings().forEach((name, value) -> {
                if (!isSecret(name)) {
                    byName.computeIfAbsent(name, absent -> new LinkedHashMap<>())
                            .computeIfAbsent(value, absent -> new ArrayList<>())
                            .add(pool.name());
                }
            });
        }
        return byName.entrySet().stream()
                .map(setting -> new Setting(
                        setting.getKey(),
                        values(setting.getValue()),
                        setting.getValue().size() == 1))
                .sorted(Comparator.comparing(Setting::same).reversed())
                .toList();
    }

    private static String values(Map<String, List<String>> poolsByValue) {
        if (poolsByValue.size() == 1) {
            return poolsByValue.keySet().iterator().next();
        }
        boolean eachItsOwn = poolsByValue.values().stream().allMatch(pools -> pools.size() == 1);
        if (eachItsOwn && poolsByValue.size() > VALUES_SHOWN) {
            return "each pool its own, for example "
                    + poolsByValue.keySet().iterator().next();
        }
        String shown = poolsByValue.entrySet().stream()
                .limit(VALUES_SHOWN)
                .map(entry -> entry.getKey() + " (" + Wording.list(entry.getValue()) + ")")
                .collect(Collectors.joining("; "));
        int more = poolsByValue.size() - VALUES_SHOWN;
        return more > 0 ? shown + "; and " + more + " more values" : shown;
    }

    /** The guard leaves secrets out; a page that travels checks again. */
    private static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.contains("password") || lower.contains("secret");
    }

    /** In which of several instances something is, as the end of a name; empty where there is one. */
    static String in(@Nullable String instance) {
        return instance == null ? "" : " in " + instance;
    }

    static String orDash(@Nullable String value) {
        return value == null ? "–" : value;
    }
}
