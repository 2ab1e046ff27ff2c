package dev.poolproof.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.format.JudgedRun;
import dev.poolproof.reports.record.GuardEvidence;
import dev.poolproof.reports.record.PlanFacts;
import dev.poolproof.reports.record.RunFile;
import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.reports.verdict.Fail;
import dev.poolproof.reports.verdict.Finding;
import dev.poolproof.reports.verdict.Judge;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records outlive the version that wrote them: what they do not have yet is read as nothing of it. */
final class OldRecordTest {

    /** Written by 0.1.0-SNAPSHOT before a snapshot told how connections are used and in which state they come back. */
    private static final Path OLD = Path.of("src/test/resources/dev/poolproof/reports/record/first-form.json");

    @Test
    void readsARecordOfBefore() {
        RunRecord run = RunFile.read(OLD);

        assertThat(run.plan().repeat()).isEqualTo(1);
        assertThat(run.plan().evidence()).isEqualTo(PlanFacts.GUARD);
        assertThat(run.cycles()).isEmpty();
        assertThat(run.recheck()).isNull();
        GuardEvidence guard =
                Objects.requireNonNull(Objects.requireNonNull(run.end()).guard());
        assertThat(guard.tracker()).isNull();
        assertThat(guard.nestedBorrows()).isEmpty();
    }

    /** Each of them was written by a Poolproof of its time, and is never written anew. */
    @ParameterizedTest
    @CsvSource({"first-form.json, pool-per-request", "second-form.json, pool-contention"})
    void judgesEveryFormThatEverWas(String file, String rule) {
        RunRecord run = RunFile.read(OLD.resolveSibling(file));

        assertThat(Judge.judge(run).findings()).extracting(Finding::rule).startsWith(rule);
    }

    @Test
    void comesToTheSameVerdict() {
        JudgedRun judged = JudgedRun.of(RunFile.read(OLD));

        assertThat(judged.verdict()).isInstanceOfSatisfying(Fail.class, fail -> {
            assertThat(fail.findings().get(0).rule()).isEqualTo("pool-per-request");
            assertThat(fail.findings().get(0).fingerprint().shortForm()).isEqualTo("04c661a436b6");
            assertThat(fail.sight().blindSpots()).anyMatch(spot -> spot.contains("earlier version"));
        });
    }
}
