package dev.poolproof.reports.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.SampleRuns;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ConsoleReportTest {

    @Test
    void staysWithinAHundredColumns() {
        Stream.concat(ReportFormatContractTest.runs().values().stream(), Stream.of(Hostile.run()))
                .flatMap(run -> new ConsoleReport(false)
                        .render(run, "reports/" + "x".repeat(200))
                        .lines())
                .forEach(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void saysTheVerdictFirst() {
        for (JudgedRun run : ReportFormatContractTest.runs().values()) {
            assertThat(new ConsoleReport(false).render(run))
                    .startsWith(run.verdict().word());
        }
    }

    @Test
    void coloursNothingButTheSameText() {
        JudgedRun run = JudgedRun.of(SampleRuns.NEVER_RELEASED.record());

        String plain = new ConsoleReport(false).render(run, "report.html");
        String coloured = new ConsoleReport(true).render(run, "report.html");

        assertThat(plain).doesNotContain("\u001b");
        assertThat(coloured).contains("\u001b[");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "").replace(" FAIL ", "FAIL"))
                .isEqualTo(plain);
    }

    @Test
    void saysWhereTheReportLies() {
        JudgedRun run = JudgedRun.of(SampleRuns.REPAIRED.record());

        assertThat(new ConsoleReport(false).render(run, "reports/runs/r1/report.html"))
                .contains("Report", "reports/runs/r1/report.html");
        assertThat(new ConsoleReport(false).render(run)).doesNotContain("Report ");
    }

    @Test
    void putsASymptomBelowItsCause() {
        String text = new ConsoleReport(false).render(JudgedRun.of(SampleRuns.NEVER_RELEASED.record()));

        assertThat(text).containsSubsequence("1. Connections are borrowed", "Repair", "Symptom", "Evidence");
        assertThat(text).doesNotContain("2. ");
    }
}
