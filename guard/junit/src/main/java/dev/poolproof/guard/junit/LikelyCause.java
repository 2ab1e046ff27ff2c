package dev.poolproof.guard.junit;

import dev.poolproof.guard.snapshot.BorrowUse;
import dev.poolproof.guard.snapshot.OutstandingBorrow;
import java.util.Arrays;
import java.util.function.Predicate;

/** Why a connection did not come back, as far as its facts tell: the first that shows is it. */
enum LikelyCause {
    FAILURE(
            borrow -> borrow.requestFailure() != null || borrow.use().lastFailure() != null,
            "something threw before the line that gives it back. Borrow in try-with-resources, so that it comes back on"
                    + " that way too."),
    REASSIGNED(
            borrow -> borrow.borrowedAgain() != null,
            "another one was borrowed meanwhile, and only that one came back. Do not assign a second connection to the same"
                    + " variable; use one for the whole work, in try-with-resources."),
    STATEMENT_OPEN(
            borrow -> borrow.use().openStatements() > 0,
            "nothing gives it back, or what was opened on it and not closed keeps it: a stream or iterator of rows."
                    + " Open both in try-with-resources, or read the rows into a list."),
    NEVER_RELEASED(
            borrow -> true,
            "nothing gives it back. Borrow in try-with-resources:"
                    + " `try (Connection connection = pool.getConnection()) { … }`");

    @SuppressWarnings("ImmutableEnumChecker") // it has no state
    private final Predicate<OutstandingBorrow> shows;

    private final String inWords;

    LikelyCause(Predicate<OutstandingBorrow> shows, String inWords) {
        this.shows = shows;
        this.inWords = inWords;
    }

    static LikelyCause of(OutstandingBorrow borrow) {
        return Arrays.stream(values())
                .filter(cause -> cause.shows.test(borrow))
                .findFirst()
                .orElse(NEVER_RELEASED);
    }

    /** What happened and what to do, as the rest of a sentence. */
    String inWords() {
        return inWords;
    }

    /** What was last done with the connection, as a sentence. */
    static String lastUse(BorrowUse use) {
        if (use.lastOperation() == null) {
            return "Nothing was done with it.";
        }
        return "Last use: " + use.lastOperation()
                + (use.lastUse() == null ? "" : " at " + LeakText.line(use.lastUse()))
                + (use.lastFailure() == null ? "" : ", which threw " + use.lastFailure())
                + (use.openStatements() == 0 ? "" : "; statements still open: " + use.openStatements()) + ".";
    }
}
