package dev.poolproof.guard;

import dev.poolproof.guard.snapshot.ReturnDefect;
import dev.poolproof.guard.snapshot.Site;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The connections that came back in another state than they were lent in. Thread-safe. */
final class ReturnDefects {

    /** Many values of one variable are still one mistake, so the most frequent come first. */
    private static final Comparator<ReturnDefect> MOST_FREQUENT_FIRST =
            Comparator.comparingLong(ReturnDefect::count).reversed().thenComparing(ReturnDefect::toString);

    private final GroupedCounts<ReturnDefect> counts = new GroupedCounts<>();

    /** @param leftBy the line that brought it into this state, null where unknown */
    void count(ReturnDefect.Kind kind, String detail, BorrowOrigin borrow, @Nullable Site leftBy) {
        counts.count(defect(kind, detail, borrow, leftBy), defect(kind, "", borrow, leftBy));
    }

    private static ReturnDefect defect(
            ReturnDefect.Kind kind, String detail, BorrowOrigin borrow, @Nullable Site leftBy) {
        return new ReturnDefect(kind, detail, borrow.pool(), borrow.tenant(), borrow.route(), borrow.site(), leftBy, 0);
    }

    List<ReturnDefect> facts() {
        return counts
                .facts((defect, count) -> new ReturnDefect(
                        defect.kind(),
                        defect.detail(),
                        defect.pool(),
                        defect.tenant(),
                        defect.route(),
                        defect.site(),
                        defect.leftBy(),
                        count))
                .stream()
                .sorted(MOST_FREQUENT_FIRST)
                .toList();
    }
}
