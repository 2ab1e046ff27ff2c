package dev.poolproof.reports.verdict;

import dev.poolproof.reports.budget.Budget;
import dev.poolproof.reports.budget.Share;
import dev.poolproof.reports.record.Evidence;
import dev.poolproof.reports.verdict.Finding.Role;
import dev.poolproof.reports.verdict.Sight.Tier;
import java.util.List;
import java.util.Set;

/**
 * The pools that were open before the load may open more sessions than the server or the account takes.
 *
 * <p>Harm: none yet. As soon as enough pools are busy at once, or another instance starts, the server refuses everybody, though
 * each pool is within its own limit.
 *
 * <p>Evidence: the {@link Budget}, read before the load: what the open pools may open, against {@code max_connections} less a
 * reserve and against {@code max_user_connections}. Without the guard, the pools that the plan asked for.
 *
 * <p>Threshold: one session too many. Silent where a rule above tells more of the same pools: who makes them again and again, or
 * that they did take the server.
 *
 * <p>Known false alarms: pools that are never busy at the same time, as when tenants work by turns; accept the finding in a
 * baseline then, with that as the reason. Pools that are made only during the load are not in it: for them the rules of pools
 * speak once they do harm.
 */
final class BudgetExceededRule implements Rule {

    @Override
    public String id() {
        return "budget-exceeded";
    }

    @Override
    public Role role() {
        return Role.CAUSE;
    }

    @Override
    public List<String> yieldsTo() {
        return List.of("pool-per-request", "pool-not-closed", "duplicate-pool", "oversized-pools");
    }

    /** Without the guard it knows the pools of the plan. */
    @Override
    public Set<Tier> needs() {
        return Set.of();
    }

    @Override
    public List<Finding> judge(Facts facts) {
        return Budget.of(facts.run())
                .filter(budget -> !budget.fits())
                .map(budget -> List.of(finding(facts, budget)))
                .orElse(List.of());
    }

    private Finding finding(Facts facts, Budget budget) {
        FindingDraft draft = FindingDraft.only(this).count(budget.excess());
        for (Share share : budget.fleet().shares()) {
            draft.place(share.madeAt(), share.sessions(), List.of());
        }
        Evidence baseline = facts.run().baseline();
        return draft.since(baseline == null ? null : Long.valueOf(baseline.atMillis()))
                .detail("Pools", BudgetWording.shares(budget) + ".")
                .finish(
                        "The pools do not fit the server",
                        "Before the load, " + BudgetWording.sentence(budget),
                        "Each pool is within its own limit, and still the server refuses everybody as soon as enough of"
                                + " them are busy at once, or another instance starts.",
                        BudgetWording.repair(budget));
    }
}
