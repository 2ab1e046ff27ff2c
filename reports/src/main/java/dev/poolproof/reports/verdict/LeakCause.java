package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.GuardEvidence.Borrow;
import dev.poolproof.reports.record.GuardEvidence.Owner;
import dev.poolproof.reports.record.GuardEvidence.Use;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Why connections of one line did not come back, as far as their facts tell. The order is that of the decision: the first
 * cause that shows on more than half of them is it, so that a failure that only happened beside it is not taken for the
 * cause. A use after the request needs to show on one in five only: nothing else brings it about, and a thread may not have
 * served again yet. What shows on none is told by how many of the requests lost one; where some requests lost one and others
 * did not, a thread-local that shows on the same line by other routes comes before an early return: it is one line.
 */
public enum LeakCause {
    /** The request failed because its client had gone. */
    CLIENT_ABORT(
            LeakCause::clientWasGone,
            "the client had gone when the request wanted to answer, and that path gives nothing back",
            "Borrow{at} in try-with-resources, around all that writes the answer: the exception that a vanished client"
                    + " brings about passes by the line that gives the connection back."),
    /** It was borrowed for a task, or its owner is still at work on something, though the request has ended. */
    ABANDONED_TASK(
            LeakCause::ownedByATask,
            "a task that outlived its request still has it",
            "Do not leave the connection borrowed{at} to a task: let the task borrow for itself, in its own"
                    + " try-with-resources, and give what it waits for a timeout."),
    /** Others went on using it after the request had ended. */
    THREAD_LOCAL(
            LeakCause::usedAfterItsRequest,
            "it was kept for the thread and used again after its request had ended",
            "Do not keep what is borrowed{at} in a ThreadLocal or a field: each request borrows its own and gives it back;"
                    + " the pool is the cache."),
    /** The request failed, or the last thing done with it did. */
    EXCEPTION_PATH(
            LeakCause::failed,
            "something threw before the line that gives it back",
            "Borrow{at} in try-with-resources: only the way without a failure gives the connection back now. What cleans up"
                    + " before must not be able to skip that."),
    /** The same request borrowed again while it was out. Without a route it may have been the thread's next one. */
    REASSIGNED(
            borrow -> borrow.route() != null && borrow.borrowedAgain() != null,
            "the same request borrowed another one meanwhile, and only that one came back",
            "Do not assign another connection to the variable that holds the one borrowed{at}: the first is forgotten then."
                    + " Use one connection for the whole request, in try-with-resources."),
    /** A statement or result made on it is still open, and something was done with it: else there is no result to read. */
    STREAM_LEFT_OPEN(
            borrow -> borrow.use() != null
                    && borrow.use().openStatements() > 0
                    && borrow.use().operations() > 0,
            "a result that was never read to its end, or never closed, holds it",
            "Close what was opened on the connection borrowed{at}: a stream or iterator of rows keeps it until it is closed."
                    + " Open it in try-with-resources, or read it into a list."),
    /** Some requests give theirs back and some do not, and none of them failed. */
    EARLY_RETURN(
            borrow -> false,
            "some ways through the code give it back and this one does not, without any failure",
            "Borrow{at} in try-with-resources: a return, break or continue leaves before the line that gives the connection"
                    + " back."),
    /** Most borrows of its pool came back, and nobody knows which requests made them: the line may give back others. */
    SOME_WAY(
            borrow -> false,
            "some way through the code does not give it back; most connections of its pool came back",
            "Borrow{at} in try-with-resources, so that the connection is given back on every path: look for a return, a"
                    + " failure or a branch that leaves before the line that gives it back."),
    /** No request gives it back. */
    NEVER_RELEASED(
            borrow -> false,
            "no way through the code gives it back",
            "Borrow{at} in try-with-resources, so that the connection is given back on every path, failures included:"
                    + " `try (Connection connection = pool.getConnection()) { … }`");

    /** Where most requests that got one lost it, no way gives it back. Requests that need none keep this below 1. */
    private static final double MOST = 0.6;

    private static final Set<String> CLIENT_GONE = Set.of(
            "ClientAbortException",
            "AsyncRequestNotUsableException",
            "EofException",
            "EOFException",
            "ClosedChannelException");

    @SuppressWarnings("ImmutableEnumChecker") // it has no state
    private final Predicate<Borrow> shows;

    private final String inWords;
    private final String repair;

    LeakCause(Predicate<Borrow> shows, String inWords, String repair) {
        this.shows = shows;
        this.inWords = inWords;
        this.repair = repair;
    }

    /**
     * The likely cause.
     *
     * @param leaked connections that one line lost on one route, at least one
     * @param byAnyRoute all that this line lost
     * @param lostPerRequest how many a request lost that got one; NaN where nobody knows the requests
     * @param lostPerBorrow how many of their pools' borrows were lost
     */
    static LeakCause of(List<Borrow> leaked, List<Borrow> byAnyRoute, double lostPerRequest, double lostPerBorrow) {
        return Arrays.stream(values())
                .filter(cause -> cause.showsOnEnough(leaked))
                .findFirst()
                .orElseGet(() -> ofNoneThatShows(byAnyRoute, lostPerRequest, lostPerBorrow));
    }

    private static LeakCause ofNoneThatShows(List<Borrow> byAnyRoute, double lostPerRequest, double lostPerBorrow) {
        if (Double.isNaN(lostPerRequest)) {
            return lostPerBorrow < MOST ? SOME_WAY : NEVER_RELEASED;
        }
        if (lostPerRequest < MOST) {
            return THREAD_LOCAL.showsOnEnough(byAnyRoute) ? THREAD_LOCAL : EARLY_RETURN;
        }
        return NEVER_RELEASED;
    }

    private boolean showsOnEnough(List<Borrow> leaked) {
        long shown = leaked.stream().filter(shows).count();
        return this == THREAD_LOCAL ? shown > 0 && 5 * shown >= leaked.size() : 2 * shown > leaked.size();
    }

    /** The cause as findings and the service's catalogue name it: {@code early-return}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What happened, as the rest of a sentence. */
    String inWords() {
        return inWords;
    }

    /**
     * What to do about it.
     *
     * @param atLine the line that borrows, in words that follow a verb; empty where it is not known
     */
    String repair(String atLine) {
        return repair.replace("{at}", atLine);
    }

    private static boolean clientWasGone(Borrow borrow) {
        String failure = borrow.requestFailure();
        return failure != null && CLIENT_GONE.contains(failure.substring(failure.lastIndexOf('.') + 1));
    }

    private static boolean ownedByATask(Borrow borrow) {
        Owner owner = borrow.owner();
        boolean atWork = owner != null && owner.at() != null;
        return borrow.requestEnded() && (borrow.otherThread() || atWork);
    }

    private static boolean usedAfterItsRequest(Borrow borrow) {
        Use use = borrow.use();
        return use != null && use.usesAfterRequest() > 0;
    }

    private static boolean failed(Borrow borrow) {
        Use use = borrow.use();
        return borrow.requestFailure() != null || (use != null && use.lastFailure() != null);
    }
}
