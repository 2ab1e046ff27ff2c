package dev.poolproof.reports.verdict;

import dev.poolproof.reports.budget.Budget;
import dev.poolproof.reports.budget.Limits;
import dev.poolproof.reports.budget.Share;
import java.util.List;
import java.util.stream.Collectors;

/** Puts a budget into words. */
public final class BudgetWording {

    private BudgetWording() {}

    /** The whole budget in a sentence: {@code 4 pools may open 20 sessions, and max_connections 24 leaves them 23: they fit.} */
    public static String sentence(Budget budget) {
        String outcome = budget.fits() ? "they fit." : Wording.number(budget.excess()) + " too many.";
        return sum(budget) + ", and " + limit(budget.limits()) + ": " + outcome + unknown(budget);
    }

    private static String sum(Budget budget) {
        String instances = budget.instances() == 1 ? "" : " of " + Wording.number(budget.instances()) + " instances";
        return Wording.count(budget.pools(), "pool") + instances + " may open "
                + Wording.count(budget.sessions(), "session");
    }

    /** What is left for them, and why. */
    private static String limit(Limits limits) {
        String available = Wording.number(limits.available());
        if (limits.isAccountFirst()) {
            return "their account may have " + available + " (max_user_connections)";
        }
        String reserve = limits.reserve() == 0 ? "" : ", with " + Wording.number(limits.reserve()) + " in reserve";
        return "max_connections " + Wording.number(limits.maxConnections()) + " leaves them " + available + reserve;
    }

    /** How the sum comes about: {@code 3 × 5 (tenants) + 5 (master)}. */
    public static String shares(Budget budget) {
        List<Share> shares = budget.fleet().shares();
        String one = shares.stream()
                .map(share -> (share.pools() == 1 ? "" : Wording.number(share.pools()) + " × ")
                        + Wording.number(share.maximum()) + " (" + share.name() + ")")
                .collect(Collectors.joining(" + "));
        if (budget.instances() == 1) {
            return one;
        }
        return Wording.number(budget.instances()) + " × " + (shares.size() == 1 ? one : "(" + one + ")");
    }

    /** What to do where it does not fit. */
    public static String repair(Budget budget) {
        long largest = budget.largestPool();
        String smaller = largest == 0
                ? "There are more pools than sessions, so no size fits: let several tenants or instances share a pool"
                : "Give every pool at most " + Wording.count(largest, "connection") + ", so that all fit";
        String more = budget.limits().isAccountFirst()
                ? "raise the account's max_user_connections to " + Wording.number(budget.sessions()) + account(budget)
                : "raise max_connections to " + Wording.number(budget.neededConnections());
        return smaller + ", or " + more + ".";
    }

    /** The server's own limit may be in the way as well. */
    private static String account(Budget budget) {
        return budget.neededConnections() <= budget.limits().maxConnections()
                ? ""
                : " and max_connections to " + Wording.number(budget.neededConnections());
    }

    private static String unknown(Budget budget) {
        long unknown = budget.fleet().unknown();
        return unknown == 0
                ? ""
                : " Not counted: " + Wording.count(unknown, "pool") + " whose size nobody could tell"
                        + (budget.instances() == 1 ? "." : ", in each instance.");
    }
}
