package dev.poolproof.run;

import dev.poolproof.reports.record.Acquires;
import dev.poolproof.reports.record.Evidence;
import dev.poolproof.reports.record.GuardEvidence;
import dev.poolproof.reports.record.GuardEvidence.Borrow;
import dev.poolproof.reports.record.Sample.GuardSample;
import dev.poolproof.reports.record.ServerEvidence;
import dev.poolproof.run.plan.Timing;
import dev.poolproof.run.sample.GuardObserver;
import dev.poolproof.run.sample.MetricsObserver;
import dev.poolproof.run.sample.RunClock;
import dev.poolproof.run.sample.ServerObserver;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Waits until nothing moves, and takes evidence there. Nothing is accused of staying before it had the time to go: pools
 * open and close sessions in the background, and a request may outlive the load.
 */
final class Rest {

    private static final int STILL_POLLS = 3;
    private static final int UNKNOWN = -1;

    /** What the server calls a session that waits for its next statement. */
    private static final String ASLEEP = "Sleep";

    /** Where the server and the pools disagree, one of them may only be late. */
    private static final int STILL_POLLS_IN_DISAGREEMENT = 15;

    private final RunClock clock;
    private final Timing timing;
    private final Witnesses witnesses;

    Rest(RunClock clock, Timing timing, Witnesses witnesses) {
        this.clock = clock;
        this.timing = timing;
        this.witnesses = witnesses;
    }

    /**
     * Waits until every request has ended, or patience ends; and then until what they borrowed had a chance to come
     * back. That chance is never cut short: by it a session that sleeps through the next load is told from one that works.
     */
    void awaitDrained() throws InterruptedException {
        long deadline = clock.millis() + timing.drainPatience().toMillis();
        long endedAt = -1;
        while (clock.millis()
                < (endedAt < 0 ? deadline : endedAt + timing.grace().toMillis())) {
            Drain drain = witnesses.guard() == null ? drainSeenFromOutside() : drainSeenByGuard();
            if (drain == Drain.DRY) {
                return;
            }
            if (drain == Drain.RUNNING) {
                endedAt = -1;
            } else if (endedAt < 0) {
                endedAt = clock.millis();
            }
            Thread.sleep(timing.poll().toMillis());
        }
    }

    private Drain drainSeenByGuard() throws InterruptedException {
        @Nullable GuardEvidence seen = guardEvidence();
        if (seen == null) {
            return Drain.RUNNING;
        }
        if (seen.totals().outstanding() == 0) {
            return Drain.DRY;
        }
        return seen.outstanding().stream().noneMatch(Rest::isAtWork) ? Drain.REQUESTS_ENDED : Drain.RUNNING;
    }

    /** Whether its request is still served. What was borrowed outside any request has no such end to wait for. */
    private static boolean isAtWork(Borrow borrow) {
        return borrow.route() != null && !borrow.requestEnded();
    }

    /** Nobody outside knows whether who has a connection is at work: as long as more are out than before, it may be. */
    private Drain drainSeenFromOutside() throws InterruptedException {
        Drain seen = drainSeenByServer();
        return seen == Drain.REQUESTS_ENDED && witnesses.pools().hasMoreOutThanBefore() ? Drain.RUNNING : seen;
    }

    /** The clients have their answers by now. What the server cannot tell is whether a session that sleeps is borrowed. */
    private Drain drainSeenByServer() {
        ServerObserver server = witnesses.server();
        if (server == null) {
            return Drain.REQUESTS_ENDED;
        }
        try {
            boolean asleep = server.sessions().stream()
                    .allMatch(session -> session.command().equals(ASLEEP));
            return asleep ? Drain.REQUESTS_ENDED : Drain.RUNNING;
        } catch (SQLException e) {
            return Drain.RUNNING;
        }
    }

    /** Waits until the pools and the server's view of them have stopped changing, or patience ends. */
    void awaitStill() throws InterruptedException {
        long deadline = clock.millis() + timing.settlePatience().toMillis();
        @Nullable Still previous = null;
        int still = 0;
        int needed = STILL_POLLS;
        while (still < needed && clock.millis() < deadline) {
            Still now = Still.of(stampedSessions(), guardEvidence(), witnesses);
            still = now.isKnown() && now.equals(previous) ? still + 1 : 0;
            needed = now.sidesAgree() ? STILL_POLLS : STILL_POLLS_IN_DISAGREEMENT;
            previous = now;
            Thread.sleep(timing.poll().toMillis());
        }
    }

    /** What every side says now; a side that does not answer is null. */
    Evidence evidence() throws InterruptedException {
        long atMillis = clock.millis();
        return new Evidence(
                atMillis,
                serverEvidence(),
                guardEvidence(),
                acquires(),
                witnesses.pools().evidence());
    }

    private @Nullable List<Acquires> acquires() throws InterruptedException {
        MetricsObserver metrics = witnesses.metrics();
        try {
            return metrics == null ? null : metrics.acquires();
        } catch (IOException e) {
            return null;
        }
    }

    private @Nullable ServerEvidence serverEvidence() {
        ServerObserver server = witnesses.server();
        try {
            return server == null ? null : server.evidence();
        } catch (SQLException e) {
            return null;
        }
    }

    /** How many the server has, without the questions that are for a state at rest; {@link #UNKNOWN} if it does not answer. */
    private int stampedSessions() {
        ServerObserver server = witnesses.server();
        try {
            return server == null ? 0 : server.sessions().size();
        } catch (SQLException e) {
            return UNKNOWN;
        }
    }

    private @Nullable GuardEvidence guardEvidence() throws InterruptedException {
        GuardObserver guard = witnesses.guard();
        try {
            return guard == null ? null : guard.evidence();
        } catch (IOException e) {
            return null;
        }
    }

    /** How far what requests borrowed has come back. */
    private enum Drain {
        /** Somebody is still at work, or nobody knows. */
        RUNNING,
        /** No request is at work; something may still come back. */
        REQUESTS_ENDED,
        /** Everything came back. */
        DRY
    }

    /** What must not change for a while before a run is at rest; where the run does without the guard, its figures are 0. */
    private record Still(long borrows, long returns, long pooled, long livePools, long stamped, boolean mustAgree) {

        static Still of(int stamped, @Nullable GuardEvidence evidence, Witnesses witnesses) {
            boolean guarded = witnesses.guard() != null;
            boolean mustAgree = guarded && witnesses.isComplete();
            if (evidence == null) {
                long none = guarded ? UNKNOWN : 0;
                return new Still(none, none, none, none, stamped, mustAgree);
            }
            GuardSample guard = GuardObserver.brief(evidence);
            return new Still(guard.borrows(), guard.returns(), guard.total(), guard.livePools(), stamped, mustAgree);
        }

        boolean isKnown() {
            return borrows != UNKNOWN && stamped != UNKNOWN;
        }

        boolean sidesAgree() {
            return !mustAgree || pooled == stamped;
        }
    }
}
