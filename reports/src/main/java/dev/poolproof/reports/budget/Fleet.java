package dev.poolproof.reports.budget;

import dev.poolproof.reports.record.GuardEvidence;
import dev.poolproof.reports.record.GuardEvidence.Gauges;
import dev.poolproof.reports.record.GuardEvidence.Pool;
import dev.poolproof.reports.record.GuardEvidence.Site;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The pools of one instance of a service.
 *
 * @param shares pools by kind
 * @param unknown pools that are open and do not tell how many connections they may open, or are not listed: not counted
 */
public record Fleet(List<Share> shares, long unknown) {

    private static final Pattern SERVER = Pattern.compile("jdbc:[a-z0-9:]+://([^/?]+).*");

    public Fleet {
        shares = List.copyOf(shares);
    }

    /** Pools that are all known. */
    public static Fleet of(Share... shares) {
        return new Fleet(List.of(shares), 0);
    }

    /** The open pools of a watched process; those of one line and one size are one kind. */
    public static Fleet of(GuardEvidence guard) {
        return of(guard, null);
    }

    /**
     * The open pools of a watched process that lead to one server.
     *
     * @param server host and port as the pools' addresses name it, null for pools of every server
     */
    public static Fleet of(GuardEvidence guard, @Nullable String server) {
        long open = guard.pools().stream()
                .filter(pool -> pool.closedAtEpochMillis() == null)
                .count();
        return of(guard.pools(), server, Math.max(0, guard.totals().livePools() - open));
    }

    /**
     * The open pools of one of several instances that are told as one.
     *
     * @param server as above
     * @param instance its name
     */
    static Fleet of(GuardEvidence guard, @Nullable String server, String instance) {
        return of(
                guard.pools().stream()
                        .filter(pool -> instance.equals(pool.instance()))
                        .toList(),
                server,
                0);
    }

    private static Fleet of(List<Pool> pools, @Nullable String server, long unlisted) {
        List<Pool> open = pools.stream()
                .filter(pool -> pool.closedAtEpochMillis() == null)
                .toList();
        Map<Kind, List<Pool>> kinds = new LinkedHashMap<>();
        long unknown = unlisted;
        for (Pool pool : open) {
            Gauges gauges = pool.gauges();
            if (server != null && !server.equals(serverOf(pool))) {
                continue;
            }
            if (gauges == null || gauges.maximum() < 1) {
                unknown++;
            } else {
                kinds.computeIfAbsent(new Kind(pool.createdBy(), gauges.maximum()), kind -> new ArrayList<>())
                        .add(pool);
            }
        }
        return new Fleet(
                kinds.entrySet().stream()
                        .map(kind -> share(kind.getKey(), kind.getValue()))
                        .toList(),
                unknown);
    }

    /** The servers that open pools of a watched process lead to, each as host and port; without pools that do not tell. */
    public static SortedSet<String> servers(GuardEvidence guard) {
        SortedSet<String> servers = new TreeSet<>();
        for (Pool pool : guard.pools()) {
            String server = serverOf(pool);
            if (pool.closedAtEpochMillis() == null && server != null) {
                servers.add(server);
            }
        }
        return servers;
    }

    /** How many pools are counted. */
    public long pools() {
        return shares.stream().mapToLong(Share::pools).sum();
    }

    /** The most sessions that they open together. */
    public long sessions() {
        return shares.stream().mapToLong(Share::sessions).sum();
    }

    private static Share share(Kind kind, List<Pool> pools) {
        String name = pools.size() == 1
                ? pools.get(0).name()
                : "made at " + kind.madeAt().shortForm();
        return new Share(name, pools.size(), kind.maximum(), kind.madeAt());
    }

    private static @Nullable String serverOf(Pool pool) {
        Matcher address = SERVER.matcher(String.valueOf(pool.target()));
        return address.matches() ? address.group(1) : null;
    }

    /** What pools have in common that are told of as one. */
    private record Kind(Site madeAt, int maximum) {}
}
