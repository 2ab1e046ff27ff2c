package dev.poolproof.reports.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.PublishedSketch;
import dev.poolproof.reports.Records;
import dev.poolproof.reports.SampleRuns;
import dev.poolproof.reports.baseline.Baseline;
import dev.poolproof.reports.baseline.BaselineEntry;
import dev.poolproof.reports.record.Environment.DatabaseFacts;
import dev.poolproof.reports.record.Incident;
import dev.poolproof.reports.record.Sample;
import dev.poolproof.reports.record.Sample.PoolSample;
import dev.poolproof.reports.verdict.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every format promises; a format is under it from the moment it is registered. */
final class ReportFormatContractTest {

    @ParameterizedTest
    @EnumSource
    void saysVerdictRuleAndDatabase(ReportFormat format) {
        runs().forEach((name, judged) -> {
            String text = format.render(judged);

            assertThat(judged.verdict().causes())
                    .as(name)
                    .allSatisfy(cause -> assertThat(text).contains(cause.rule()));
        });
    }

    @ParameterizedTest
    @EnumSource
    void saysTheSameOfTheSameRun(ReportFormat format) {
        Map<String, JudgedRun> again = runs();

        runs().forEach((name, judged) ->
                assertThat(format.render(judged)).isEqualTo(format.render(Objects.requireNonNull(again.get(name)))));
    }

    @ParameterizedTest
    @EnumSource
    void looksAsItWasAccepted(ReportFormat format) {
        runs().forEach((name, judged) ->
                Golden.compare(name + "/" + format.fileName(), Golden.skeleton(format.render(judged))));
    }

    @ParameterizedTest
    @EnumSource
    void doesNotStumbleOverARunThatHardlyBegan(ReportFormat format) {
        Records hardly = Records.healthy()
                .withoutServer()
                .withoutGuard()
                .incident(Incident.Kind.INTERRUPTED, "Ctrl-C while the database started");
        hardly.loadReported = false;
        hardly.samples.clear();
        hardly.phases.clear();
        hardly.database = new DatabaseFacts("embedded", null, "", "", 0, "");

        assertThat(format.render(JudgedRun.of(hardly.build())))
                .contains("INVALID", "Ctrl-C while the database started");
    }

    @ParameterizedTest
    @EnumSource
    void saysThatTheCommandFailed(ReportFormat format) {
        assertThat(format.render(JudgedRun.of(watched().build())))
                .contains(format == ReportFormat.JSON ? "\"exitCode\": 3" : "k6 failed with exit code 7");
    }

    @ParameterizedTest
    @EnumSource
    void letsNoControlCharacterOfOthersThrough(ReportFormat format) {
        String text = format.render(Hostile.run());

        if (format != ReportFormat.HTML) {
            assertThat(text).doesNotContain("\u001b", "\u0007");
        }
        assertThat(text).endsWith("\n");
    }

    @Test
    void writesAFileAFormat(@TempDir Path folder) throws IOException {
        JudgedRun judged = JudgedRun.of(SampleRuns.REPAIRED.record());

        Path page = Reports.write(judged, folder.resolve("new"));

        assertThat(page).hasFileName("report.html");
        for (ReportFormat format : ReportFormat.values()) {
            assertThat(Files.readString(page.resolveSibling(format.fileName()))).isEqualTo(format.render(judged));
        }
    }

    @Test
    void givesEachFormatAFileOfItsOwn() {
        assertThat(Arrays.stream(ReportFormat.values()).map(ReportFormat::fileName))
                .doesNotHaveDuplicates()
                .contains("verdict.json", "report.html");
    }

    static Map<String, JudgedRun> runs() {
        Map<String, JudgedRun> runs = new LinkedHashMap<>();
        for (SampleRuns sample : SampleRuns.values()) {
            runs.put(sample.name().toLowerCase(Locale.ROOT).replace('_', '-'), JudgedRun.of(sample.record()));
        }
        Records interrupted = SampleRuns.NEVER_RELEASED.records();
        interrupted.incident(Incident.Kind.INTERRUPTED, "Ctrl-C");
        interrupted.loadReported = false;
        runs.put("interrupted", JudgedRun.of(interrupted.build()));
        runs.put("seen-by-the-pools", JudgedRun.of(publishedLeak().build()));
        runs.put("accepted", accepted(SampleRuns.NEVER_RELEASED));
        runs.put("watched", JudgedRun.of(watched().build()));
        return runs;
    }

    /** Somebody's service, under a command that failed. */
    private static Records watched() {
        Records run = Records.healthy().watchedCommand(null, 7).twice();
        run.samples.replaceAll(sample -> new Sample(sample.atMillis(), sample.server(), null, null));
        run.label = "k6";
        return run;
    }

    /** A service without the guard whose metrics tell of a leak. */
    private static Records publishedLeak() {
        Records run = Records.healthy()
                .published(
                        List.of(PublishedSketch.source(1_000, "orders", 0)),
                        List.of(PublishedSketch.source(1_000, "orders", 3)));
        run.samples.replaceAll(sample -> new Sample(
                sample.atMillis(),
                sample.server(),
                null,
                sample.load(),
                new PoolSample(1, sample.atMillis() > Records.LOAD_START ? 3L : 0L, 5L, 0L, 8L, 2L)));
        run.label = "orders";
        return run;
    }

    /** A run whose first finding is known; another that the baseline knows is gone. */
    static JudgedRun accepted(SampleRuns run) {
        JudgedRun judged = JudgedRun.of(run.record());
        Finding finding = judged.verdict().findings().get(0);
        return judged.accepting(new Baseline(List.of(
                new BaselineEntry(
                        finding.fingerprint().value(), finding.rule(), null, finding.count(), "POOL-7: in work"),
                new BaselineEntry("0123456789ab", "session-state-left", "Report.java:12", 3, "POOL-3"))));
    }
}
