package dev.poolproof.run;

import dev.poolproof.reports.record.Evidence;
import dev.poolproof.reports.record.GuardEvidence;
import dev.poolproof.reports.record.GuardEvidence.Borrow;
import dev.poolproof.reports.record.Sample.GuardSample;
import dev.poolproof.reports.record.ServerEvidence;
import dev.poolproof.run.sample.GuardObserver;
import dev.poolproof.run.sample.RunClock;
import dev.poolproof.run.sample.ServerObserver;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Waits until nothing moves, and takes evidence there. Nothing is accused of staying before it had the time to go: pools
 * open and close sessions in the background, and a request may outlive the load.
 */
final class Rest {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final int STILL_POLLS = 3;
    /** Where the server and the pools disagree, one of them may only be late. */
    private static final int STILL_POLLS_IN_DISAGREEMENT = 15;

    /** For work that a request handed to another thread: its request has ended, and the connection may still come back. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final RunClock clock;
    private final ServerObserver server;
    private final GuardObserver guard;

    Rest(RunClock clock, ServerObserver server, GuardObserver guard) {
        this.clock = clock;
        this.server = server;
        this.guard = guard;
    }

    /** Waits until every request has ended and what they borrowed had a chance to come back, or patience ends. */
    void awaitDrained(Duration patience) throws InterruptedException {
        long deadline = clock.millis() + patience.toMillis();
        long endedAt = -1;
        while (clock.millis() < deadline) {
            @Nullable GuardEvidence seen = guardEvidence();
            if (seen != null && seen.totals().outstanding() == 0) {
                return;
            }
            if (seen == null || !seen.outstanding().stream().allMatch(Borrow::requestEnded)) {
                endedAt = -1;
            } else if (endedAt < 0) {
                endedAt = clock.millis();
            } else if (clock.millis() - endedAt >= GRACE.toMillis()) {
                return;
            }
            Thread.sleep(POLL.toMillis());
        }
    }

    /** Waits until the pools and the server's view of them have stopped changing, or patience ends. */
    void awaitStill(Duration patience) throws InterruptedException {
        long deadline = clock.millis() + patience.toMillis();
        @Nullable Still previous = null;
        int still = 0;
        int needed = STILL_POLLS;
        while (still < needed && clock.millis() < deadline) {
            Still now = Still.of(stampedSessions(), guardEvidence());
            still = now.isKnown() && now.equals(previous) ? still + 1 : 0;
            needed = now.sidesAgree() ? STILL_POLLS : STILL_POLLS_IN_DISAGREEMENT;
            previous = now;
            Thread.sleep(POLL.toMillis());
        }
    }

    /** What both sides say now; a side that does not answer is null. */
    Evidence evidence() throws InterruptedException {
        long atMillis = clock.millis();
        @Nullable ServerEvidence serverSays;
        try {
            serverSays = server.evidence();
        } catch (SQLException e) {
            serverSays = null;
        }
        return new Evidence(atMillis, serverSays, guardEvidence());
    }

    /** How many the server has, without the questions that are for a state at rest; less than none if it does not answer. */
    private int stampedSessions() {
        try {
            return server.sessions().size();
        } catch (SQLException e) {
            return -1;
        }
    }

    private @Nullable GuardEvidence guardEvidence() throws InterruptedException {
        try {
            return guard.evidence();
        } catch (IOException e) {
            return null;
        }
    }

    /** What must not change for a while before a run is at rest. */
    private record Still(long borrows, long returns, long pooled, long livePools, long stamped) {

        static Still of(int stamped, @Nullable GuardEvidence evidence) {
            @Nullable GuardSample guard = evidence == null ? null : GuardObserver.brief(evidence);
            return new Still(
                    guard == null ? -1 : guard.borrows(),
                    guard == null ? -1 : guard.returns(),
                    guard == null ? -1 : guard.total(),
                    guard == null ? -1 : guard.livePools(),
                    stamped);
        }

        boolean isKnown() {
            return borrows >= 0 && stamped >= 0;
        }

        boolean sidesAgree() {
            return pooled == stamped;
        }
    }
}
