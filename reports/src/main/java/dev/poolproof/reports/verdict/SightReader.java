package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.GuardEvidence;
import dev.poolproof.reports.record.GuardEvidence.Borrow;
import dev.poolproof.reports.record.GuardEvidence.Tracker;
import dev.poolproof.reports.verdict.Sight.Tier;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Tells from a run which evidence there was, and what it could not show. */
final class SightReader {

    private SightReader() {}

    static Sight read(Facts facts) {
        Set<Tier> tiers = EnumSet.noneOf(Tier.class);
        List<String> blindSpots = new ArrayList<>();
        if (facts.serverBefore() != null && facts.serverAfter() != null) {
            tiers.add(Tier.SERVER);
        }
        if (facts.isObserved()) {
            tiers.add(Tier.POOL);
        }
        if (facts.guardBefore() != null && facts.guardAfter() != null) {
            tiers.add(Tier.GUARD);
        }
        if (facts.run().counted() != null) {
            tiers.add(Tier.LOAD);
        }
        blindSpots.addAll(facts.isForeign() ? WatchSight.blindSpots(facts) : missing(facts, tiers));
        GuardEvidence guard = facts.guardAfter();
        if (guard != null) {
            addCutLists(guard, blindSpots);
            addTracker(guard, blindSpots);
            addUnstamped(facts, guard, blindSpots);
        }
        if (facts.serverAfter() != null) {
            blindSpots.addAll(facts.serverAfter().blindSpots());
        }
        return new Sight(tiers, blindSpots, List.of());
    }

    /** What the reference service did not show, tier by tier. */
    private static List<String> missing(Facts facts, Set<Tier> tiers) {
        List<String> blindSpots = new ArrayList<>();
        if (!tiers.contains(Tier.SERVER)) {
            blindSpots.add(
                    "Without the server's evidence before and after the load: sessions that stay, and refusals.");
        }
        blindSpots.addAll(PoolSight.blindSpots(facts));
        if (!tiers.contains(Tier.GUARD)) {
            blindSpots.add(withoutGuard(facts));
        }
        if (!tiers.contains(Tier.LOAD)) {
            blindSpots.add("Without the load generator's report: what the clients got.");
        }
        if (facts.isServerOnly() && facts.run().recheck() == null) {
            blindSpots.add("Without requests after everything had come to rest: whether what failed still fails.");
        }
        return blindSpots;
    }

    private static String withoutGuard(Facts facts) {
        if (!facts.isServerOnly()) {
            return "Without the guard's evidence before and after the load: which line, route and tenant"
                    + " borrowed, and which pools were created and closed.";
        }
        return facts.isObserved()
                ? "Without the guard, which was switched off: which line, route and tenant borrowed; which pools were"
                        + " created and closed; what was held, nested or left open between two statements."
                : "Without the guard, which was switched off: which line, route and tenant borrowed; connections that"
                        + " did not come back while their pool still had others to give; pools that keep within the server's"
                        + " limit; what was held, nested or left open between two statements.";
    }

    private static void addCutLists(GuardEvidence guard, List<String> blindSpots) {
        long out = guard.totals().outstanding();
        if (out > guard.outstanding().size()) {
            blindSpots.add("The guard lists " + guard.outstanding().size() + " of " + Wording.number(out)
                    + " outstanding connections; the count is exact, the lines are of those listed.");
        }
        long pools = guard.totals().poolsCreated();
        if (pools > guard.pools().size()) {
            blindSpots.add("The guard lists " + guard.pools().size() + " of " + Wording.number(pools)
                    + " pools; counts of pools are exact, single pools are those listed.");
        }
        long silent = guard.pools().stream()
                .filter(pool -> pool.closedAtEpochMillis() == null && pool.gauges() == null)
                .count();
        if (silent > 0) {
            blindSpots.add(Wording.count(silent, "open pool") + " could not be asked for active, idle and pending.");
        }
    }

    private static void addTracker(GuardEvidence guard, List<String> blindSpots) {
        Tracker tracker = guard.tracker();
        if (tracker == null) {
            blindSpots.add(
                    "The guard was of an earlier version, which does not watch how connections are used and in which"
                            + " state they come back.");
            return;
        }
        if (!tracker.sessionChecks()) {
            blindSpots.add(
                    "The guard did not ask the server about sessions that came back (its session checks were off):"
                            + " variables, locks and temporary tables left on them.");
        }
        long inferred =
                guard.outstanding().stream().filter(Borrow::siteInferred).count();
        if (inferred > 0) {
            blindSpots.add("The path of " + Wording.count(inferred, "outstanding borrow")
                    + " was not taken; the line is the one from which the same route borrows of that pool otherwise.");
        }
    }

    private static void addUnstamped(Facts facts, GuardEvidence guard, List<String> blindSpots) {
        boolean pooled = guard.pools().stream()
                .anyMatch(pool -> pool.gauges() != null && pool.gauges().total() > 0);
        boolean stamped =
                facts.serverAfter() != null && !facts.serverAfter().sessions().isEmpty();
        if (pooled && !stamped && facts.serverAfter() != null && !facts.isForeign()) {
            blindSpots.add("No session on the server carries this run's stamp, so pools and server could not be"
                    + " reconciled: set connectionAttributes in the service's JDBC URL.");
        }
    }
}
