package dev.poolproof.reports.format;

import dev.poolproof.reports.budget.Budget;
import dev.poolproof.reports.verdict.BudgetWording;
import dev.poolproof.reports.verdict.Wording;
import java.util.List;

/** A budget for people at a terminal. */
public final class BudgetText {

    private BudgetText() {}

    /**
     * The text, ending with a line break, at most {@value ConsoleText#WIDTH} columns wide.
     *
     * @param origins where its figures come from, a sentence each
     * @param colour whether to use ANSI colours; leave them out where the output is no terminal
     */
    public static String render(Budget budget, List<String> origins, boolean colour) {
        ConsoleText text = new ConsoleText(colour);
        text.headline(budget.fits() ? "PASS" : "FAIL", BudgetWording.sentence(budget));
        text.gap();
        text.entry("Pools", BudgetWording.shares(budget));
        text.entry("Server", server(budget));
        text.entry("Largest", largest(budget));
        if (!budget.fits()) {
            text.strong("Repair", BudgetWording.repair(budget));
        }
        origins.forEach(origin -> text.entry("Source", origin));
        return text.toString();
    }

    private static String server(Budget budget) {
        Integer account = budget.limits().account();
        return "max_connections " + Wording.number(budget.limits().maxConnections()) + ", "
                + Wording.number(budget.limits().reserve()) + " in reserve, the account's limit "
                + (account == null ? "none" : Wording.number(account));
    }

    private static String largest(Budget budget) {
        long largest = budget.largestPool();
        return largest == 0
                ? "none: there are more pools than sessions"
                : Wording.count(largest, "connection") + " a pool, " + Wording.number(largest * budget.pools()) + " of "
                        + Wording.number(budget.limits().available()) + " in all";
    }
}
