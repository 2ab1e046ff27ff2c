package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.GuardEvidence.Pool;
import dev.poolproof.reports.verdict.Finding.Role;
import dev.poolproof.reports.verdict.Sight.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A pool was replaced by a newer one and not closed.
 *
 * <p>Harm: its sessions and threads stay, step by step more with every eviction or refresh, until the server refuses everybody:
 * late, and far from the line that did it.
 *
 * <p>Evidence: two pools for one tenant and database made by one line at different times, the older one open and not borrowed
 * from since the newer one was made. Without the guard: the server's sessions of a tenant name pools that they did not name before
 * the load, and other pools of that tenant have been idle for longer than those.
 *
 * <p>Threshold: one that was replaced since the baseline; without the guard, {@value #NEW_NAMES} new names over all tenants. Pools that serve hardly more than one request each are made per request, which another rule tells.
 *
 * <p>Known false alarms: an old pool that is closed only after all its connections have come back, where that takes longer than
 * drain and settling.
 */
final class PoolNotClosedRule implements Rule {

    private static final long NEW_NAMES = 3;

    @Override
    public String id() {
        return "pool-not-closed";
    }

    @Override
    public Role role() {
        return Role.CAUSE;
    }

    @Override
    public List<String> yieldsTo() {
        return List.of("pool-per-request");
    }

    @Override
    public boolean isGrowth() {
        return true;
    }

    /** The server shows the sessions of forgotten pools too. */
    @Override
    public Set<Tier> needs() {
        return Set.of();
    }

    @Override
    public List<Finding> judge(Facts facts) {
        if (facts.isServerOnly()) {
            return byTheServer(facts);
        }
        List<Forgotten> forgotten = new ArrayList<>();
        for (PoolSiblings siblings : PoolSiblings.of(facts)) {
            List<Pool> replaced = siblings.replaced();
            Pool newest = siblings.pools().get(siblings.pools().size() - 1);
            if (facts.afterBaseline(newest.createdAtEpochMillis())) {
                replaced.forEach(pool ->
                        forgotten.add(new Forgotten(pool, siblings.pools().size())));
            }
        }
        return grouped(forgotten, each -> each.pool().createdBy(), each -> null).entrySet().stream()
                .map(group -> finding(facts, group.getKey(), group.getValue()))
                .toList();
    }

    /** A pool that was replaced, and how many its line made for its tenant. */
    private record Forgotten(Pool pool, int made) {}

    private Finding finding(Facts facts, Fingerprint fingerprint, List<Forgotten> group) {
        FindingDraft draft = new FindingDraft(this, fingerprint);
        long sessions = 0;
        for (Forgotten forgotten : group) {
            Pool pool = forgotten.pool();
            draft.count(1)
                    .place(pool.createdBy(), 1, List.of())
                    .route(pool.createdOnRoute())
                    .tenant(pool.tenant())
                    .since(lastUsed(facts, pool));
            sessions += pool.gauges() == null ? 0 : pool.gauges().total();
        }
        int most = group.stream().mapToInt(Forgotten::made).max().orElse(0);
        String what = Wording.count(draft.count(), "pool") + " for "
                + Wording.count(draft.tenants().size(), "tenant")
                + (draft.count() == 1 ? " is" : " are") + " open though a newer one has taken "
                + (draft.count() == 1 ? "its" : "their") + " place, and nobody has borrowed from "
                + (draft.count() == 1 ? "it" : "them") + " since; together they keep "
                + Wording.count(sessions, "session")
                + ". One tenant has had " + Wording.number(most) + " in all.";
        return finish(
                draft.detail(
                        "Pools",
                        Wording.list(group.stream()
                                .map(each -> each.pool().name() + " ("
                                        + Wording.count(each.pool().requests(), "request") + ")")
                                .toList())),
                what);
    }

    private static @Nullable Long lastUsed(Facts facts, Pool pool) {
        Long last = pool.lastBorrowAtEpochMillis();
        return last == null ? null : Long.valueOf(facts.runMillis(last));
    }

    private List<Finding> byTheServer(Facts facts) {
        FindingDraft draft = FindingDraft.only(this);
        for (NamedPools pools : NamedPools.of(facts)) {
            if (pools.isReplacing()) {
                draft.count(pools.added().size()).tenant(pools.tenant());
            }
        }
        if (draft.count() < NEW_NAMES) {
            return List.of();
        }
        String what = "At rest the server's sessions name " + Wording.count(draft.count(), "more pool") + " of "
                + Wording.list(draft.tenants())
                + " than before the load, all of them open, and older ones that nobody uses any"
                + " more. Without the guard nobody can say which line makes them, nor whether for each request or to replace"
                + " an older one.";
        return List.of(finish(draft, what));
    }

    private static Finding finish(FindingDraft draft, String what) {
        return draft.finish(
                "A pool is replaced and the old one is never closed",
                what,
                "Its sessions and threads stay with every replacement, until the server has none left and refuses everybody,"
                        + " long after the line that did it.",
                "Where the cache" + draft.atLine()
                        + " drops or replaces a pool, close the old one, once what it lent has come back; a cache with a"
                        + " removal listener does both.");
    }
}
