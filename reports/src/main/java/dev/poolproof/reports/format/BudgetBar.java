package dev.poolproof.reports.format;

import dev.poolproof.reports.budget.Budget;
import dev.poolproof.reports.budget.Share;
import dev.poolproof.reports.record.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A budget as a page draws it: every kind of pool as a piece of one bar, against the line that they must not cross.
 *
 * @param budget the budget
 * @param pieces the kinds of pool, in their order
 */
record BudgetBar(Budget budget, List<Piece> pieces) {

    /** The width of the whole bar in its own unit. */
    private static final double WIDTH = 1_000;

    BudgetBar {
        pieces = List.copyOf(pieces);
    }

    /** The budget of a run before its load; null where nobody knows the pools or the server's limit. */
    static @Nullable BudgetBar of(RunRecord run) {
        return Budget.of(run).map(BudgetBar::of).orElse(null);
    }

    private static BudgetBar of(Budget budget) {
        List<Piece> pieces = new ArrayList<>();
        long before = 0;
        for (Share share : budget.fleet().shares()) {
            long sessions = share.sessions() * budget.instances();
            pieces.add(new Piece(share, sessions, at(budget, before), at(budget, sessions)));
            before += sessions;
        }
        return new BudgetBar(budget, pieces);
    }

    /** Where the sessions end that the pools may have. */
    String available() {
        return at(budget, budget.limits().available());
    }

    /** Where the sessions end that the pools may open. */
    String sessions() {
        return at(budget, budget.sessions());
    }

    /** How much of the bar lies beyond the limit. */
    String excess() {
        return at(budget, budget.excess());
    }

    private static String at(Budget budget, long sessions) {
        long longest = Math.max(1, Math.max(budget.sessions(), budget.limits().available()));
        return String.format(Locale.ROOT, "%.1f", WIDTH * sessions / longest);
    }

    /**
     * Pools of one kind.
     *
     * @param share the pools
     * @param sessions what they may open together
     * @param from where they begin on the bar
     * @param width how much of the bar they take
     */
    record Piece(Share share, long sessions, String from, String width) {}
}
