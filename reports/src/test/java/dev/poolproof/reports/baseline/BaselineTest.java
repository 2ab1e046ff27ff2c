package dev.poolproof.reports.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolproof.reports.Records;
import dev.poolproof.reports.SampleRuns;
import dev.poolproof.reports.record.Incident;
import dev.poolproof.reports.verdict.Fail;
import dev.poolproof.reports.verdict.Finding;
import dev.poolproof.reports.verdict.Invalid;
import dev.poolproof.reports.verdict.Judge;
import dev.poolproof.reports.verdict.Pass;
import dev.poolproof.reports.verdict.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BaselineTest {

    /** One leak, and a pool that is exhausted by it. */
    private static final Verdict LEAK = Judge.judge(SampleRuns.NEVER_RELEASED.record());

    @Test
    void passesWhatIsKnownAndItsSymptoms() {
        Verdict verdict = new Baseline(List.of(entry(LEAK, 0))).applyTo(LEAK);

        assertThat(verdict).isInstanceOf(Pass.class);
        assertThat(verdict.exitCode()).isZero();
        assertThat(verdict.word()).isEqualTo("PASS");
        assertThat(verdict.title()).isEqualTo("PASS with 2 accepted findings");
        assertThat(verdict.findings()).isEqualTo(LEAK.findings());
        assertThat(verdict.open()).isEmpty();
        assertThat(verdict.acceptance().of(verdict.findings().get(1)))
                .isNotNull()
                .satisfies(known -> assertThat(known.inWords()).isEqualTo("accepted with its cause: known"));
    }

    @Test
    void knowsAFindingByTheIdThatReportsShow() {
        BaselineEntry whole = entry(LEAK, 0);
        BaselineEntry shown = new BaselineEntry(
                whole.fingerprint().substring(0, 12), whole.rule(), null, whole.maximum(), whole.reason());

        assertThat(new Baseline(List.of(shown)).applyTo(LEAK)).isInstanceOf(Pass.class);
    }

    @Test
    void failsWhatIsSeenMoreOftenThanIsAccepted() {
        BaselineEntry known = entry(LEAK, 0);
        BaselineEntry fewer =
                new BaselineEntry(known.fingerprint(), known.rule(), known.where(), known.maximum() - 1, "known");

        Verdict verdict = new Baseline(List.of(fewer)).applyTo(LEAK);

        assertThat(verdict).isInstanceOf(Fail.class);
        assertThat(verdict.open()).isEqualTo(LEAK.findings());
        assertThat(verdict.acceptance().of(LEAK.findings().get(0)))
                .isNotNull()
                .satisfies(entry ->
                        assertThat(entry.inWords()).isEqualTo("more than is accepted, which is at most 14: known"));
    }

    @Test
    void leadsWithWhatIsNew() {
        Verdict both = Judge.judge(SampleRuns.POOL_PER_REQUEST.record());

        Verdict verdict = new Baseline(List.of(entry(both, 0))).applyTo(both);

        assertThat(verdict).isInstanceOf(Fail.class);
        assertThat(verdict.findings()).hasSameSizeAs(both.findings());
        assertThat(verdict.findings().get(0).rule()).isEqualTo("borrow-amplification");
        assertThat(verdict.accepted())
                .extracting(Finding::rule)
                .containsExactly("pool-per-request", "refused-by-server");
    }

    @Test
    void reportsAnEntryThatIsGone() {
        Verdict clean = Judge.judge(SampleRuns.REPAIRED.record());

        Verdict verdict = new Baseline(List.of(entry(LEAK, 0))).applyTo(clean);

        assertThat(verdict).isInstanceOf(Pass.class);
        assertThat(verdict.title()).isEqualTo("PASS");
        assertThat(verdict.acceptance().notes())
                .singleElement()
                .asString()
                .contains("connection-leak at NeverReleased.java:24", "did not find", "--prune");
    }

    @Test
    void callsNothingRepairedThatItCouldNotSee() {
        Records unseen = Records.healthy().serverOnly().recheck(12, Map.of());

        Verdict verdict = new Baseline(List.of(entry(LEAK, 0))).applyTo(Judge.judge(unseen.build()));

        assertThat(verdict.acceptance().notes())
                .singleElement()
                .asString()
                .contains("without the guard")
                .doesNotContain("--prune");
    }

    @Test
    void provesNothingMoreOfAnInvalidRun() {
        Records interrupted = SampleRuns.NEVER_RELEASED.records().incident(Incident.Kind.INTERRUPTED, "Ctrl-C");
        Baseline baseline = new Baseline(List.of(entry(LEAK, 0)));

        Verdict verdict = baseline.applyTo(Judge.judge(interrupted.build()));

        assertThat(verdict).isInstanceOf(Invalid.class);
        assertThat(verdict.exitCode()).isEqualTo(2);
        assertThat(verdict.acceptance().notes()).isEmpty();
    }

    @Test
    void refusesAnEntryThatAcceptsNothing() {
        assertThatThrownBy(() -> new BaselineEntry("0123456789ab", "r", null, 0, "known"))
                .hasMessageContaining("0 times");
        assertThatThrownBy(() -> new BaselineEntry("0123456789ab", "r", null, 1, " "))
                .hasMessageContaining("reason");
        assertThatThrownBy(() -> new BaselineEntry("0123", "r", null, 1, "known"))
                .hasMessageContaining("12 to 64");
    }

    static BaselineEntry entry(Verdict verdict, int finding) {
        return BaselineEntry.of(verdict.findings().get(finding), "known");
    }
}
