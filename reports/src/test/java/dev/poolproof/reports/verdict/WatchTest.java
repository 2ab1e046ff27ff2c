package dev.poolproof.reports.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.GuardSketch;
import dev.poolproof.reports.Records;
import dev.poolproof.reports.ServerSketch;
import dev.poolproof.reports.format.JudgedRun;
import dev.poolproof.reports.record.Evidence;
import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.reports.record.ServerEvidence.Session;
import dev.poolproof.reports.verdict.Sight.Tier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A service and a load that are somebody else's, seen from the server alone. */
final class WatchTest {

    private Records run = Records.healthy().watchedCommand(null, 0).twice();

    @Test
    void passesAServiceThatKeepsAsManySessionsAsBeforeAndSaysWhatItCouldNotSee() {
        Verdict verdict = Judge.judge(run.build());

        assertThat(verdict).isInstanceOf(Pass.class);
        assertThat(verdict.sight().tiers()).containsExactly(Tier.SERVER);
        assertThat(verdict.sight().blindSpots())
                .anySatisfy(spot -> assertThat(spot).contains("within what their pool may open", "--repeat 3"));
    }

    /** What leaks within a pool that was as large before sleeps there as what is idle. */
    @Test
    void cannotTellIdleFromLostInOneLoad() {
        for (Integer maximum : new Integer[] {null, 24}) {
            Records once = Records.healthy().watchedCommand(maximum, 0);

            assertThat(Judge.judge(once.build()))
                    .isInstanceOfSatisfying(
                            Invalid.class,
                            invalid -> assertThat(invalid.reasons())
                                    .singleElement()
                                    .satisfies(reason -> assertThat(reason.message())
                                            .contains(
                                                    "8 sessions",
                                                    "idle in a pool, or lent and never given back",
                                                    "--repeat 3",
                                                    "--metrics",
                                                    "--target")));
        }
    }

    @Test
    void provesNothingWhereEverySessionSleptThroughTheLoad() {
        sleeping(8, 60);

        assertThat(Judge.judge(run.build()))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.reasons())
                                .singleElement()
                                .satisfies(reason ->
                                        assertThat(reason.message()).contains("All 8 sessions", "never given back")));
    }

    @Test
    void saysHowManySessionsSleptThroughTheLoad() {
        run = Records.healthy().watchedCommand(null, 0);
        sleeping(6, 60);

        Verdict verdict = Judge.judge(run.build());

        assertThat(verdict.sight().unconfirmed())
                .anySatisfy(note -> assertThat(note).contains("6 sessions of 8 slept"));
    }

    /** MySQL counts 3 s for 2.1 s that have a turn of the second at both ends. */
    @Test
    void takesNoSessionForAsleepThatMayHaveWorkedAtTheBegin() {
        sleeping(8, (19_350 - 9_100) / 1_000 + 1);

        Verdict verdict = Judge.judge(run.build());

        assertThat(verdict).isInstanceOf(Pass.class);
        assertThat(verdict.sight().unconfirmed())
                .noneSatisfy(note -> assertThat(note).contains("slept"));
    }

    @Test
    void cannotTellAGrownPoolFromALeakInOneGo() {
        run.after.pools.forEach(pool -> pool.total += 1);

        assertThat(Judge.judge(run.build()))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.reasons())
                                .singleElement()
                                .satisfies(reason -> assertThat(reason.message())
                                        .contains(
                                                "4 more sessions",
                                                "--repeat 3",
                                                "--expect-pool-max",
                                                "--metrics",
                                                "guard")));
    }

    @Test
    void passesAPoolThatGrewWithinWhatItMay() {
        run.watch(24).after.pools.forEach(pool -> pool.total += 1);

        assertThat(Judge.judge(run.build())).isInstanceOf(Pass.class);
    }

    @Test
    void failsAServiceThatKeepsMoreThanItMay() {
        run.watch(10).after.pools.forEach(pool -> pool.total += 1);

        assertThat(Judge.judge(run.build()).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("session-growth");
            assertThat(finding.count()).isEqualTo(2);
        });
    }

    @Test
    void failsGrowthThatGoesOnAfterTheFirstRepetition() {
        repeated(6, 7, 8);

        assertThat(Judge.judge(run.build()).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.what()).contains("8, 24, 28, 32"));
    }

    @Test
    void passesAPoolThatFilledOnce() {
        repeated(8, 8, 8);

        Verdict verdict = Judge.judge(run.build());

        assertThat(verdict).isInstanceOf(Pass.class);
        assertThat(verdict.sight().unconfirmed())
                .anySatisfy(note -> assertThat(note).contains("24 more sessions"));
    }

    @Test
    void asksForAThirdRepetitionWhereTheSecondGrewToo() {
        repeated(6, 7);

        assertThat(Judge.judge(run.build())).isInstanceOf(Invalid.class);
    }

    @Test
    void doesNotAccuseWhatAForeignServiceMayDoOnPurpose() {
        run.atTheEnd(server -> ServerSketch.of(server)
                .with(end -> {
                    end.counters.merge("Aborted_clients", 3L, Long::sum);
                    end.counters.merge("Prepared_stmt_count", 900L, Long::sum);
                    end.variables(1, null, "sql_mode", "ANSI");
                })
                .build());

        assertThat(Judge.judge(run.build())).isInstanceOf(Pass.class);
    }

    /** Who loads a service of their own may ask for all it takes. */
    @Test
    void notesWaitingOfWhichNobodyTimedOut() {
        Records guarded = Records.healthy().watch(null).pendingBetween(4_000, 15_500, 12);

        Verdict verdict = Judge.judge(guarded.build());

        assertThat(verdict).isInstanceOf(Pass.class);
        assertThat(verdict.sight().unconfirmed())
                .anySatisfy(note -> assertThat(note).contains("threads waited for a connection"));
    }

    /** As Spring Boot's does: until somebody borrows, there is a pool that cannot be asked and no session. */
    @Test
    void passesAPoolThatOpenedWithItsFirstBorrower() {
        Records guarded = Records.healthy().watch(null);
        guarded.before.pools.forEach(pool -> {
            pool.answersGauges = false;
            pool.borrows = 0;
            pool.returns = 0;
            pool.total = 0;
        });

        assertThat(Judge.judge(guarded.build())).isInstanceOf(Pass.class);
    }

    @Test
    void cannotTellWhoseSessionsAreNewOfAPoolThatLentAndCannotBeAsked() {
        Records guarded = Records.healthy().watch(null);
        guarded.before.pools.forEach(pool -> pool.answersGauges = false);
        guarded.after.pools.forEach(pool -> pool.total += 1);

        assertThat(reason(guarded.build())).contains("4 more sessions");
    }

    @Test
    void failsWaitingInWhichOneTimedOut() {
        Records guarded = Records.healthy().watch(null).pendingBetween(4_000, 15_500, 12);
        guarded.after.pool("tenant-1").failedBorrows.put("ACQUIRE_TIMEOUT", 3L);

        assertThat(Judge.judge(guarded.build()).findings())
                .extracting(Finding::rule)
                .contains("pool-contention");
    }

    @Test
    void takesACommandThatFailedForNoFindingAndNoSuccess() {
        JudgedRun judged =
                JudgedRun.of(Records.healthy().watchedCommand(null, 7).twice().build());

        assertThat(judged.verdict()).isInstanceOf(Pass.class);
        assertThat(judged.exitCode()).isEqualTo(3);
        assertThat(judged.title()).isEqualTo("PASS, but the command failed");
    }

    @Test
    void leadsWithAFindingThoughTheCommandFailedToo() {
        JudgedRun judged = JudgedRun.of(Records.healthy().watchedCommand(3, 7).build());

        assertThat(judged.exitCode()).isEqualTo(1);
    }

    /** A command that starts its own service ends with it what that has lost. */
    @Test
    void provesNothingWhereEverySessionThatWorkedIsGone() {
        comeAndGo();

        assertThat(reason(run.build())).contains("ended with their process", "at --target");
    }

    @Test
    void passesSessionsThatAreGoneWhereTheServiceLivesOn() {
        comeAndGo();

        assertThat(Judge.judge(answering(true, true))).isInstanceOf(Pass.class);
    }

    @Test
    void provesNothingWhereTheServiceDidNotAnswerAtBothEnds() {
        comeAndGo();

        assertThat(reason(answering(false, true))).contains("must answer before the load and after it");
        assertThat(reason(answering(true, false))).contains("must answer before the load and after it");
    }

    /** It died meanwhile, or gave all of them back. */
    @Test
    void provesNothingWhereSessionsThatWereThereBeforeAreGone() {
        run.atTheEnd(server ->
                ServerSketch.of(server).with(end -> end.sessions.clear()).build());

        assertThat(reason(run.build())).contains("ended with their process");
    }

    @Test
    void provesNothingWhereTheServerWasSilentBetweenRepetitions() {
        run = Records.healthy().watchedCommand(null, 0).repeat(3);
        run.cycle(new GuardSketch(9_000, 100));
        run.cycles.add(new Evidence(14_000, null, null));

        assertThat(reason(run.build())).contains("the server after repetition 2 is missing");
    }

    @Test
    void saysThatWhatSessionsKeepIsNotJudged() {
        assertThat(Judge.judge(run.build()).sight().blindSpots())
                .anySatisfy(spot -> assertThat(spot).contains("temporary tables", "not judged"));
    }

    private void comeAndGo() {
        run.atEachRest(server ->
                ServerSketch.of(server).with(end -> end.sessions.clear()).build());
    }

    private RunRecord answering(boolean before, boolean after) {
        return run.answered(before, after).build();
    }

    private static String reason(RunRecord record) {
        Verdict verdict = Judge.judge(record);
        assertThat(verdict).isInstanceOf(Invalid.class);
        return ((Invalid) verdict)
                .reasons().stream().map(reason -> reason.message()).collect(Collectors.joining("\n"));
    }

    private void sleeping(int sessions, long seconds) {
        run.atTheEnd(server -> ServerSketch.of(server)
                .with(end -> {
                    for (int i = 0; i < sessions; i++) {
                        Session session = end.sessions.get(i);
                        end.sessions.set(
                                i, new Session(session.id(), session.pool(), session.tenant(), "Sleep", seconds));
                    }
                })
                .build());
    }

    private void repeated(int... totals) {
        GuardSketch[] rests = new GuardSketch[totals.length - 1];
        for (int i = 0; i < rests.length; i++) {
            rests[i] = new GuardSketch(7_000L + i * 3_000L, 100);
            int total = totals[i];
            rests[i].pools.forEach(pool -> pool.total = total);
        }
        run = Records.healthy().watchedCommand(null, 0).repeated(rests);
        run.after.pools.forEach(pool -> pool.total = totals[totals.length - 1]);
    }
}
