package dev.poolproof.reports.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.GuardSketch;
import dev.poolproof.reports.Records;
import dev.poolproof.reports.record.PlanFacts;
import dev.poolproof.reports.record.RunRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the formats that leave the machine keep to themselves. */
final class CiFormatsTest {

    @ParameterizedTest
    @EnumSource(names = {"JUNIT", "SARIF", "MARKDOWN"})
    void tellsNoPasswordAndNoPathOfTheMachine(ReportFormat format) {
        Path repository = Path.of("..").toAbsolutePath().normalize();
        Records records = Records.healthy();
        records.after.leak(
                "tenant-1", GuardSketch.PERMISSIONS, Records.site("handling.NeverReleased", "handle", 24), 6_000, true);
        RunRecord run = withSettings(
                records.build(),
                Map.of("spring.datasource.password", "s3cret", "spring.config.location", repository.toString()));

        String text = format.render(JudgedRun.of(run, SourceTree.of(List.of(repository))));

        assertThat(text).contains("NeverReleased").doesNotContain("s3cret", repository.toString());
    }

    private static RunRecord withSettings(RunRecord run, Map<String, String> settings) {
        PlanFacts plan = run.plan();
        return new RunRecord(
                run.format(),
                run.version(),
                run.run(),
                new PlanFacts(
                        plan.ratePerSecond(),
                        plan.loadMillis(),
                        plan.tenants(),
                        plan.variants(),
                        plan.repeat(),
                        plan.evidence(),
                        plan.faults(),
                        settings),
                run.environment(),
                run.phases(),
                run.samples(),
                run.load(),
                run.baseline(),
                run.cycles(),
                run.recheck(),
                run.end(),
                run.incidents());
    }
}
