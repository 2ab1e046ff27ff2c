package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.GuardEvidence.Pool;
import dev.poolproof.reports.verdict.Finding.Role;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Two pools were made for one tenant at the same moment, and one of them is out of everybody's reach.
 *
 * <p>Harm: the cache keeps one; the other's sessions and threads stay until the service ends, and nobody can close it.
 *
 * <p>Evidence: open pools for one tenant and database, made by one line within the time that making a pool takes, of which
 * one was hardly used and then no more, while the other still was.
 *
 * <p>Threshold: one, whenever it was made: the race is lost at a tenant's first requests, before any load, and what is
 * unreachable stays so.
 *
 * <p>Known false alarms: a second pool made on purpose beside the first, for the same database from the same line, and used only
 * at first.
 */
final class DuplicatePoolRule implements Rule {

    @Override
    public String id() {
        return "duplicate-pool";
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
    public List<Finding> judge(Facts facts) {
        List<Pool> doubled = PoolSiblings.of(facts).stream()
                .flatMap(siblings -> siblings.doubled().stream())
                .toList();
        return grouped(doubled, Pool::createdBy, pool -> null).entrySet().stream()
                .map(group -> finding(facts, group.getKey(), group.getValue()))
                .toList();
    }

    private Finding finding(Facts facts, Fingerprint fingerprint, List<Pool> group) {
        FindingDraft draft = new FindingDraft(this, fingerprint);
        for (Pool pool : group) {
            draft.count(1)
                    .place(pool.createdBy(), 1, List.of())
                    .route(pool.createdOnRoute())
                    .tenant(pool.tenant())
                    .since(facts.runMillis(pool.createdAtEpochMillis()));
        }
        String what = Wording.count(draft.count(), "pool") + (draft.count() == 1 ? " was" : " were")
                + " made at the same moment as another one for the same tenant and database, served "
                + Wording.count(group.stream().mapToLong(Pool::requests).sum(), "request")
                + ", and " + (draft.count() == 1 ? "is" : "are") + " still open, unused.";
        draft.detail("Pools", group.stream().map(Pool::name).sorted().collect(Collectors.joining(", ")));
        return draft.finish(
                "Two pools are made for one tenant, and one is lost",
                what,
                "Two requests found no pool, and both made one; the cache keeps the last. Nobody can reach the other to close"
                        + " it, so its sessions stay until the service ends, for every tenant that has bad luck.",
                "Make the pool" + draft.atLine()
                        + " inside `computeIfAbsent` of a concurrent map, so that looking and making are one step.");
    }
}
