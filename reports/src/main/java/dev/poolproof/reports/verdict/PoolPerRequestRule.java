package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.GuardEvidence;
import dev.poolproof.reports.record.GuardEvidence.Pool;
import dev.poolproof.reports.record.GuardEvidence.PoolSite;
import dev.poolproof.reports.record.GuardEvidence.Route;
import dev.poolproof.reports.record.GuardEvidence.Site;
import dev.poolproof.reports.verdict.Finding.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One line creates pool after pool for the same database while it serves requests.
 *
 * <p>Harm: each pool opens sessions of its own and keeps them; together they take the server's last session, and then every
 * client of the server is refused. A pool's threads and caches stay too.
 *
 * <p>Evidence: the guard counts pools by the line that created them, route, tenant and database.
 *
 * <p>Threshold: {@value #POOLS_FOR_ONE_DATABASE} pools for one tenant and database, created by one line on whatever routes since
 * the baseline. One is a pool made when it is first needed; two may be a race, or a pool replaced once. Where the server
 * refused sessions, those created before the baseline count too: the limit itself has stopped the growth then. Over all
 * tenants, {@value #POOLS_BESIDE_ANOTHER} are enough where another line's open pool for the same database came first: none
 * of them was needed, and a small server is full before one tenant has three. One pool for each new tenant is as it
 * should be and is not accused. Where neither tenant nor database of a pool is known, there
 * must be one for at least every second request. Each instance of a service counts for itself. Pools that served several requests each were made for longer than one,
 * whatever else is wrong with them.
 *
 * <p>Known false alarms: a service that replaces a tenant's pool three times during the load on purpose, on a request.
 */
final class PoolPerRequestRule implements Rule {

    private static final long POOLS_FOR_ONE_DATABASE = 3;
    private static final long POOLS_BESIDE_ANOTHER = 3;
    private static final double UNKNOWN_DATABASE_SHARE = 0.5;

    @Override
    public String id() {
        return "pool-per-request";
    }

    @Override
    public Role role() {
        return Role.CAUSE;
    }

    @Override
    public boolean isGrowth() {
        return true;
    }

    @Override
    public List<Finding> judge(Facts facts) {
        GuardEvidence guard = facts.guardAfter();
        if (guard == null) {
            return List.of();
        }
        Map<Site, List<Growth>> lines = guard.poolSites().stream()
                .filter(site -> site.route() != null && !servesMany(guard, site))
                .map(site -> growth(facts, guard, site))
                .filter(growth -> growth.created() > 0)
                .collect(Collectors.groupingBy(
                        growth -> growth.site().createdBy(), LinkedHashMap::new, Collectors.toList()));
        List<Growth> guilty = lines.values().stream()
                .filter(line -> isTooMany(facts, line))
                .flatMap(List::stream)
                .toList();
        return grouped(
                        guilty,
                        growth -> growth.site().createdBy(),
                        growth -> growth.site().route())
                .entrySet()
                .stream()
                .map(group -> finding(facts, guard, group.getKey(), group.getValue()))
                .toList();
    }

    /** New pools of one database, tenant, route and line, and whether another line's pool for the same came first. */
    private record Growth(PoolSite site, long created, boolean besideAnother) {}

    private static Growth growth(Facts facts, GuardEvidence guard, PoolSite site) {
        GuardEvidence before = facts.guardBefore();
        long earlier = before == null
                ? 0
                : before.poolSites().stream()
                        .filter(known -> known.createdBy().equals(site.createdBy())
                                && same(known.route(), site.route())
                                && serveTheSame(known, site))
                        .mapToLong(PoolSite::created)
                        .sum();
        long since = site.created() - earlier;
        boolean stoppedByTheLimit = since < POOLS_FOR_ONE_DATABASE && facts.serverWasFull();
        return new Growth(site, stoppedByTheLimit ? site.created() : since, cameSecond(guard, site));
    }

    private static boolean servesMany(GuardEvidence guard, PoolSite site) {
        return PoolSiblings.madeToLast(guard.pools().stream()
                .filter(pool -> pool.createdBy().equals(site.createdBy()) && serveTheSame(pool, site))
                .toList());
    }

    /** Whether another line's open pool for the same database is older than the first of this line's. */
    private static boolean cameSecond(GuardEvidence guard, PoolSite site) {
        OptionalLong own = guard.pools().stream()
                .filter(pool -> pool.createdBy().equals(site.createdBy()) && serveTheSame(pool, site))
                .mapToLong(Pool::createdAtEpochMillis)
                .min();
        return site.target() != null
                && own.isPresent()
                && guard.pools().stream()
                        .filter(pool -> !pool.createdBy().equals(site.createdBy()) && serveTheSame(pool, site))
                        .anyMatch(pool ->
                                pool.closedAtEpochMillis() == null && pool.createdAtEpochMillis() < own.getAsLong());
    }

    private static boolean isTooMany(Facts facts, List<Growth> line) {
        long besideAnotherPool = line.stream()
                .filter(Growth::besideAnother)
                .mapToLong(Growth::created)
                .sum();
        return besideAnotherPool >= POOLS_BESIDE_ANOTHER
                || line.stream()
                        .anyMatch(growth -> isKnown(growth)
                                ? forTheSame(line, growth) >= POOLS_FOR_ONE_DATABASE
                                : isMostRequests(facts, growth));
    }

    private static boolean isKnown(Growth growth) {
        return growth.site().tenant() != null || growth.site().target() != null;
    }

    /** Pools of a line for the same tenant and database, on whatever routes. */
    private static long forTheSame(List<Growth> line, Growth growth) {
        return line.stream()
                .filter(other -> serveTheSame(other.site(), growth.site()))
                .mapToLong(Growth::created)
                .sum();
    }

    private static boolean isMostRequests(Facts facts, Growth growth) {
        return growth.created() >= POOLS_FOR_ONE_DATABASE
                && growth.created()
                        >= UNKNOWN_DATABASE_SHARE
                                * requests(facts, growth.site().route());
    }

    private Finding finding(Facts facts, GuardEvidence guard, Fingerprint fingerprint, List<Growth> growths) {
        FindingDraft draft = new FindingDraft(this, fingerprint);
        long live = 0;
        for (Growth growth : growths) {
            PoolSite site = growth.site();
            live += site.live();
            draft.count(growth.created())
                    .place(site.createdBy(), growth.created(), List.of())
                    .route(site.route())
                    .tenant(site.tenant())
                    .since(firstCreated(facts, guard, site));
        }
        long requests = requests(facts, growths.get(0).site().route());
        String what = Wording.count(draft.count(), "pool") + " created" + draft.onRoutes()
                + (draft.tenants().isEmpty()
                        ? ""
                        : " for " + Wording.count(draft.tenants().size(), "tenant"))
                + (requests > 0 ? ", while it served " + Wording.count(requests, "request") : "") + "; "
                + (live == 0 ? "none" : Wording.number(live)) + " from this line "
                + (live == 1 ? "is" : "are") + " open after the load.";
        return draft.finish(
                "New pools are created while serving requests",
                what,
                "Every pool opens sessions of its own and keeps them, so the server runs out of sessions with the number of"
                        + " requests, and then refuses every client, not only this service.",
                "Do not create a pool" + draft.atLine()
                        + ": take the tenant's cached pool, created once (for example with"
                        + " `computeIfAbsent`), and borrow one connection from it.");
    }

    private static @Nullable Long firstCreated(Facts facts, GuardEvidence guard, PoolSite site) {
        return guard.pools().stream()
                .filter(pool -> pool.createdBy().equals(site.createdBy()) && same(pool.createdOnRoute(), site.route()))
                .map(Pool::createdAtEpochMillis)
                .filter(facts::afterBaseline)
                .map(facts::runMillis)
                .min(Long::compare)
                .orElse(null);
    }

    /** Requests that the route finished since the baseline. */
    private static long requests(Facts facts, @Nullable String route) {
        return finished(facts.guardAfter(), route) - finished(facts.guardBefore(), route);
    }

    private static long finished(@Nullable GuardEvidence guard, @Nullable String route) {
        if (guard == null) {
            return 0;
        }
        return guard.routes().stream()
                .filter(known -> known.route().equals(route))
                .mapToLong(Route::requests)
                .sum();
    }

    private static boolean serveTheSame(PoolSite one, PoolSite other) {
        return same(one.tenant(), other.tenant())
                && same(one.target(), other.target())
                && same(one.instance(), other.instance());
    }

    private static boolean serveTheSame(Pool pool, PoolSite site) {
        return same(pool.tenant(), site.tenant())
                && same(pool.target(), site.target())
                && same(pool.instance(), site.instance());
    }

    private static boolean same(@Nullable String one, @Nullable String other) {
        return Objects.equals(one, other);
    }
}
