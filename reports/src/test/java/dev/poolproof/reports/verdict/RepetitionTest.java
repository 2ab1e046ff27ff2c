package dev.poolproof.reports.verdict;

import static dev.poolproof.reports.GuardSketch.CUSTOMERS;
import static dev.poolproof.reports.GuardSketch.DASHBOARD;
import static dev.poolproof.reports.GuardSketch.PERMISSIONS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.GuardSketch;
import dev.poolproof.reports.Records;
import dev.poolproof.reports.ServerSketch;
import dev.poolproof.reports.record.Evidence;
import dev.poolproof.reports.record.ServerEvidence;
import dev.poolproof.reports.record.ServerEvidence.PreparedStatements;
import dev.poolproof.reports.verdict.RuleCase.Lines;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of a load that is repeated, only what grows in every repetition is growth. */
final class RepetitionTest {

    private final GuardSketch first = new GuardSketch(9_000, 100);
    private final GuardSketch second = new GuardSketch(14_000, 160);

    @Test
    void confirmsALeakThatGrowsEachTime() {
        Records run = Records.healthy();
        leak(5_000, first, second, run.after);
        leak(11_000, second, run.after);
        leak(15_000, run.after);

        Verdict verdict = judge(run);

        assertThat(verdict.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("connection-leak");
            assertThat(finding.count()).isEqualTo(3);
        });
        assertThat(verdict.sight().unconfirmed()).isEmpty();
    }

    @Test
    void notesWhatGrewOnceAndNotAgain() {
        Records run = Records.healthy();
        leak(5_000, first, second, run.after);

        Verdict verdict = judge(run);

        assertThat(verdict).isInstanceOf(Pass.class);
        assertThat(verdict.sight().unconfirmed())
                .singleElement()
                .asString()
                .contains("connection-leak at NeverReleased.java:24", "1 of 3 repetitions");
    }

    @Test
    void confirmsALeakThatHadNothingLeftToTake() {
        Records run = Records.healthy();
        for (int i = 0; i < 5; i++) {
            leak(5_000 + i, first, second, run.after);
        }
        second.pool("tenant-1").failedBorrows.put("ACQUIRE_TIMEOUT", 20L);
        run.after.pool("tenant-1").failedBorrows.put("ACQUIRE_TIMEOUT", 40L);

        assertThat(judge(run).findings()).extracting(Finding::rule).contains("connection-leak");
    }

    @Test
    void confirmsPoolsThatGrowEachTimeOnly() {
        Records run = Records.healthy();
        RuleCase.pools(run, DASHBOARD, "tenant-1", 9);
        assertThat(judge(run).sight().unconfirmed()).singleElement().asString().contains("1 of 3");

        first.poolSites.add(RuleCase.poolSite(DASHBOARD, "tenant-1", 3));
        second.poolSites.add(RuleCase.poolSite(DASHBOARD, "tenant-1", 6));
        run = Records.healthy();
        RuleCase.pools(run, DASHBOARD, "tenant-1", 9);

        assertThat(judge(run).findings()).extracting(Finding::rule).containsExactly("pool-per-request");
    }

    @Test
    void tellsACacheOfStatementsThatFillsFromALeak() {
        Records cache = statements(200, 200, 200);
        assertThat(Judge.judge(cache.build())).isInstanceOf(Pass.class);
        assertThat(Judge.judge(cache.build()).sight().unconfirmed()).hasSize(1);

        Records leak = statements(100, 200, 300);

        assertThat(Judge.judge(leak.build()).findings())
                .extracting(Finding::rule)
                .containsExactly("statement-leak");
    }

    @Test
    void doesNotAskOthersThanGrowthToRepeat() {
        Records run = Records.healthy();
        run.after.defect("RAW_CLOSED", "", Lines.BORROWED, Lines.LEFT, 2);

        assertThat(judge(run).findings()).extracting(Finding::rule).containsExactly("raw-connection-closed");
    }

    private static void leak(long atMillis, GuardSketch... rests) {
        for (GuardSketch rest : rests) {
            rest.leak("tenant-1", PERMISSIONS, Lines.NEVER_RELEASED, atMillis, true);
        }
    }

    private Verdict judge(Records run) {
        return Judge.judge(asked(run).cycle(first).cycle(second).build());
    }

    private static Records asked(Records run) {
        run.repeat(3).requests.values().forEach(request -> request.sent *= 3);
        return run;
    }

    private static Records statements(long atFirst, long then, long atLast) {
        Records run = asked(Records.healthy().serverOnly());
        for (long count : List.of(atFirst, then)) {
            run.cycles.add(
                    new Evidence(9_000, kept(new ServerEvidence(GuardSketch.counters(0), List.of()), count), null));
        }
        return run.atTheEnd(server -> kept(server, atLast));
    }

    private static ServerEvidence kept(ServerEvidence server, long count) {
        return ServerSketch.of(server)
                .with(s -> s.statements.add(new PreparedStatements(101, "tenant-1", CUSTOMERS, count)))
                .build();
    }
}
