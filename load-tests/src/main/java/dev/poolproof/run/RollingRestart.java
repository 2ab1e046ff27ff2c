package dev.poolproof.run;

import dev.poolproof.reports.record.GuardEvidence;
import dev.poolproof.reports.record.Restart;
import dev.poolproof.reports.record.ServerEvidence.Session;
import dev.poolproof.run.load.GatlingLoad;
import dev.poolproof.run.plan.RunPlan;
import dev.poolproof.run.sample.GuardObserver;
import dev.poolproof.run.sample.RunClock;
import dev.poolproof.run.sample.ServerObserver;
import dev.poolproof.run.target.ServiceFleet;
import dev.poolproof.run.target.ServiceFleet.Member;
import dev.poolproof.run.target.WarmUp;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Replaces one instance of a service after the other while load is sent, as a rollout does: start the new one, send the load there
 * instead, let the old one finish, tell it to stop, and see what the server still holds for it.
 */
final class RollingRestart {

    /** How long what is left may take to go: the reference service ends within two seconds, on a busy machine more. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration LONGEST_PAUSE = Duration.ofMillis(800);
    private static final int STILL_POLLS = 3;
    private static final String ASLEEP = "Sleep";

    private final RunPlan plan;
    private final ServiceFleet fleet;
    private final GatlingLoad load;
    private final ServerObserver server;
    private final @Nullable GuardObserver guard;
    private final RunProgress progress;

    RollingRestart(
            RunPlan plan,
            ServiceFleet fleet,
            GatlingLoad load,
            ServerObserver server,
            @Nullable GuardObserver guard,
            RunProgress progress) {
        this.plan = plan;
        this.fleet = fleet;
        this.load = load;
        this.server = server;
        this.guard = guard;
        this.progress = progress;
    }

    /**
     * Replaces all that serve now.
     *
     * @throws dev.poolproof.run.plan.UsageException if a new one does not start
     */
    void replaceAll(RunClock clock, Consumer<Restart> done) throws InterruptedException {
        for (Member old : fleet.serving()) {
            done.accept(replace(old, clock));
        }
    }

    private Restart replace(Member old, RunClock clock) throws InterruptedException {
        long started = clock.millis();
        Member another = fleet.startAnother();
        progress.say("Replacing " + old.name() + " by " + another.name() + " …");
        WarmUp.send(
                another.process().address(),
                plan.service().tenantNames(),
                plan.timing().warmUp(),
                plan.load().requestTimeout());
        if (guard != null) {
            guard.add(another.name(), another.process().observerAddress());
        }
        fleet.replace(old, another);
        load.retarget(fleet.addresses(), PATIENCE);
        long served = clock.millis();
        awaitIdle(old, clock);
        retire(old);
        long asked = clock.millis();
        old.process().askToEnd();
        return awaitGone(old, another, clock, started, served, asked);
    }

    /** Until no request is at work in it, and what they borrowed has had its time to come back. */
    private void awaitIdle(Member old, RunClock clock) throws InterruptedException {
        long deadline = clock.millis() + plan.timing().drainPatience().toMillis();
        long grace = Long.MAX_VALUE;
        int still = 0;
        while (still < STILL_POLLS && clock.millis() < Math.min(deadline, grace)) {
            Thread.sleep(plan.timing().poll().toMillis());
            @Nullable GuardEvidence seen = seenByGuard(old);
            boolean asleep = isAsleep(old);
            boolean atWork = seen != null
                    && seen.outstanding().stream().anyMatch(borrow -> borrow.route() != null && !borrow.requestEnded());
            boolean dry = seen == null || seen.totals().outstanding() == 0;
            still = asleep && !atWork && dry ? still + 1 : 0;
            if (asleep && !atWork && grace == Long.MAX_VALUE) {
                grace = clock.millis() + plan.timing().grace().toMillis();
            } else if (!asleep || atWork) {
                grace = Long.MAX_VALUE;
            }
        }
    }

    private @Nullable GuardEvidence seenByGuard(Member old) throws InterruptedException {
        try {
            return guard == null ? null : guard.evidence(old.name());
        } catch (IOException e) {
            return null;
        }
    }

    private boolean isAsleep(Member old) {
        List<Session> sessions = sessions(old);
        return sessions != null
                && sessions.stream().allMatch(session -> session.command().equals(ASLEEP));
    }

    /** Where it does not answer any more the guard's evidence has a hole from now on, which makes the run prove nothing. */
    private void retire(Member old) throws InterruptedException {
        try {
            if (guard != null) {
                guard.retire(old.name());
            }
        } catch (IOException e) {
            progress.say("The guard of " + old.name() + " does not answer: " + e.getMessage());
        }
    }

    private Restart awaitGone(Member old, Member another, RunClock clock, long started, long served, long asked)
            throws InterruptedException {
        long deadline = asked + PATIENCE.toMillis();
        long pause = plan.timing().poll().toMillis();
        while (true) {
            Thread.sleep(pause);
            boolean alive = old.process().isAlive();
            long now = clock.millis();
            List<Session> left = sessions(old);
            boolean gone = left != null && left.isEmpty() && !alive;
            if (gone || now >= deadline) {
                return new Restart(
                        old.name(),
                        another.name(),
                        started,
                        served,
                        asked,
                        alive ? null : Long.valueOf(now),
                        now,
                        left);
            }
            pause = Math.min(2 * pause, LONGEST_PAUSE.toMillis());
        }
    }

    /** Its sessions on the server; null where that does not answer. */
    private @Nullable List<Session> sessions(Member old) {
        try {
            return server.sessions().stream()
                    .filter(session -> old.name().equals(session.instance()))
                    .toList();
        } catch (SQLException e) {
            return null;
        }
    }
}
