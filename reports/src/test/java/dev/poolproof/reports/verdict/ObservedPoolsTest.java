package dev.poolproof.reports.verdict;

import static dev.poolproof.reports.PublishedSketch.pool;
import static dev.poolproof.reports.PublishedSketch.source;
import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.PublishedSketch;
import dev.poolproof.reports.Records;
import dev.poolproof.reports.record.Evidence;
import dev.poolproof.reports.record.PlanFacts;
import dev.poolproof.reports.record.PoolEvidence;
import dev.poolproof.reports.record.PoolEvidence.Pool;
import dev.poolproof.reports.record.Sample;
import dev.poolproof.reports.record.Sample.PoolSample;
import dev.poolproof.reports.record.ServerEvidence;
import dev.poolproof.reports.record.ServerEvidence.Session;
import dev.poolproof.reports.verdict.Sight.Tier;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Without the guard the pools' own figures tell: coarser, and never another truth. */
final class ObservedPoolsTest {

    private static final long START = 1_000;

    @Test
    void passesPoolsThatGotEverythingBack() {
        Verdict verdict = judged(source(START, "orders", 0), source(START, "orders", 0));

        assertThat(verdict).isInstanceOf(Pass.class);
        assertThat(verdict.sight().has(Tier.POOL)).isTrue();
        assertThat(verdict.sight().blindSpots()).noneMatch(spot -> spot.contains("did not come back"));
    }

    @Test
    void callsMoreInUseAtRestALeak() {
        Finding finding = lead(source(START, "orders", 1), source(START, "orders", 4));

        assertThat(finding.rule()).isEqualTo("connection-leak");
        assertThat(finding.count()).isEqualTo(3);
        assertThat(finding.what()).contains("3 connections of orders are still in use", "only the guard");
        assertThat(finding.details())
                .extracting(Finding.Detail::text)
                .contains("orders (4 of 10 in use)", "orders lent 3 and got back 0 since the baseline");
    }

    @Test
    void doesNotAccuseATaskThatWasAtWorkBeforeToo() {
        Pool before = pool("orders", 0, 2, 8, 0L);
        Pool after = pool("orders", 2, 2, 8, 0L);

        assertThat(judged(source(START, before), source(START, after))).isInstanceOf(Pass.class);
    }

    @Test
    void doesNotAccuseAPoolThatGrewToItsMaximum() {
        Pool before = pool("orders", 0, 0, 2, 0L);
        Pool after = pool("orders", 0, 0, 10, 0L);

        assertThat(judged(source(START, before), source(START, after))).isInstanceOf(Pass.class);
    }

    @Test
    void accusesAPoolThatTheWarmUpHadDrained() {
        Finding finding =
                lead(source(START, pool("orders", 10, 10, 10, 3L)), source(START, pool("orders", 10, 10, 10, 40L)));

        assertThat(finding.rule()).isEqualTo("connection-leak");
        assertThat(finding.what()).contains("as before it already");
    }

    @Test
    void countsBorrowsThatTimedOut() {
        Finding finding = lead(source(START, pool("orders", 0, 0, 8, 3L)), source(START, pool("orders", 0, 0, 8, 40L)));

        assertThat(finding.rule()).isEqualTo("pool-exhausted");
        assertThat(finding.what()).contains("37 borrows timed out");
    }

    @Test
    void callsWaitingThatIsOverSlow() {
        Records run = run(List.of(source(START, "orders", 0)), List.of(source(START, "orders", 0)));
        run.samples.replaceAll(sample -> new Sample(
                sample.atMillis(),
                sample.server(),
                null,
                sample.load(),
                new PoolSample(1, 10L, 0L, sample.load() == null ? 0L : 6L, 10L, 0L)));

        Finding finding = Judge.judge(run.build()).findings().get(0);

        assertThat(finding.rule()).isEqualTo("pool-contention");
        assertThat(finding.what()).contains("6 at most", "slow, no leak");
    }

    @Test
    void countsAPoolOnceThatTwoSourcesOfItsProcessTellOf() {
        PoolEvidence metrics = source(START, "orders", 3);
        PoolEvidence beans = new PoolEvidence("process 4711", metrics.startedAtEpochMillis(), metrics.pools());

        Finding finding = Judge.judge(run(List.of(source(START, "orders", 0)), List.of(metrics, beans))
                        .build())
                .findings()
                .get(0);

        assertThat(finding.count()).isEqualTo(3);
    }

    @Test
    void tellsPoolsOfOneNameInTwoProcessesApart() {
        PoolEvidence one = source(START, "orders", 2);
        PoolEvidence other = new PoolEvidence("http://127.0.0.1:8081/metrics", Records.epoch(9_999), one.pools());

        Finding finding = Judge.judge(run(List.of(source(START, "orders", 0)), List.of(one, other))
                        .build())
                .findings()
                .get(0);

        assertThat(finding.count()).isEqualTo(4);
    }

    @Test
    void confirmsALeakByEachRepetition() {
        Records run = run(List.of(source(START, "orders", 0)), List.of(source(START, "orders", 3)))
                .repeat(2);
        run.requests.values().forEach(request -> request.sent *= 2);
        run.cycles.add(rest(11_000, source(START, "orders", 3)));
        assertThat(Judge.judge(run.build())).isInstanceOf(Pass.class);

        run.cycles.set(0, rest(11_000, source(START, "orders", 1)));

        assertThat(Judge.judge(run.build())).isInstanceOf(Fail.class);
    }

    @Test
    void notesOnceAndAccusesTwiceWhereServerAndPoolsComeApart() {
        Records run = run(
                List.of(source(START, pool("orders", 0, 0, 8, 0L))),
                List.of(source(START, pool("orders", 0, 0, 8, 0L))));
        run.atTheEnd(server -> more(server, 4));
        Verdict once = Judge.judge(run.build());
        assertThat(once).isInstanceOf(Pass.class);
        assertThat(once.sight().blindSpots()).anyMatch(spot -> spot.contains("--repeat 2"));

        run.repeat(2).requests.values().forEach(request -> request.sent *= 2);
        run.cycles.add(rest(11_000, source(START, pool("orders", 0, 0, 8, 0L)), 10));

        assertThat(Judge.judge(run.build()).findings())
                .extracting(Finding::rule)
                .containsExactly("server-session-surplus");
    }

    @Test
    void provesNothingWithoutASourceThatWasAsked() {
        Verdict verdict = Judge.judge(
                run(List.of(source(START, "orders", 0)), List.of(PoolEvidence.missing(PublishedSketch.SOURCE)))
                        .build());

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.reasons())
                                .singleElement()
                                .satisfies(reason -> assertThat(reason.message())
                                        .contains(PublishedSketch.SOURCE, "after the load")));
    }

    @Test
    void saysWhatAPoolDoesNotSay() {
        Pool silent = new Pool("orders", null, null, null, null, null, null, null, null, null);

        Verdict verdict = judged(source(START, silent), source(START, silent));

        assertThat(verdict.sight().has(Tier.POOL)).isFalse();
        assertThat(verdict.sight().blindSpots()).anyMatch(spot -> spot.contains("orders does not say how many"));
    }

    @Test
    void quotesWhatIsInUse() {
        RunFigures figures = RunFigures.of(run(List.of(source(START, "orders", 0)), List.of(source(START, "orders", 2)))
                .build());

        assertThat(figures.activeAfterDrain()).isEqualTo(2);
        assertThat(figures.livePools()).isEqualTo(1);
    }

    private static Records run(List<PoolEvidence> before, List<PoolEvidence> after) {
        Records run = Records.healthy().published(before, after).recheck(12, Map.of());
        run.samples.replaceAll(sample -> new Sample(sample.atMillis(), sample.server(), null, sample.load()));
        assertThat(run.evidence).isEqualTo(PlanFacts.POOL);
        return run;
    }

    private static Verdict judged(PoolEvidence before, PoolEvidence after) {
        return Judge.judge(run(List.of(before), List.of(after)).build());
    }

    private static Finding lead(PoolEvidence before, PoolEvidence after) {
        return judged(before, after).findings().get(0);
    }

    private static Evidence rest(long atMillis, PoolEvidence pools) {
        return rest(atMillis, pools, 8);
    }

    private static Evidence rest(long atMillis, PoolEvidence pools, int sessions) {
        return new Evidence(atMillis, new ServerEvidence(Map.of(), sessions(sessions)), null, null, List.of(pools));
    }

    private static ServerEvidence more(ServerEvidence server, int more) {
        return new ServerEvidence(server.counters(), sessions(server.sessions().size() + more));
    }

    private static List<Session> sessions(int count) {
        return LongStream.range(500, 500 + count)
                .mapToObj(id -> new Session(id, null, null, "Sleep", 1))
                .toList();
    }
}
