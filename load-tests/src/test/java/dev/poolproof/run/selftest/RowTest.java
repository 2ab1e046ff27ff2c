package dev.poolproof.run.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.record.RunFile;
import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.reports.verdict.Judge;
import dev.poolproof.reports.verdict.Verdict;
import dev.poolproof.run.plan.EvidenceSource;
import dev.poolproof.run.selftest.Row.Result;
import dev.poolproof.run.target.ServiceCatalogue.Variant;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a real run of pool-per-request comes to, held against what this or that entry would have had to come to. */
class RowTest {

    private static final RunRecord RUN =
            RunFile.read(Path.of("..", "reports", "examples", "pool-per-request", "run.json"));
    private static final Verdict VERDICT = Judge.judge(RUN);

    @Test
    void passesAMistakeThatIsFoundWhereItIs() {
        Row row = row(mistake("pool-per-request", "pool-per-request", null, true), EvidenceSource.GUARD);

        assertThat(row.result()).isEqualTo(Result.PASS);
        assertThat(row.differences()).isEmpty();
        assertThat(row.line()).startsWith("PoolPerRequest.java:");
        assertThat(row.siteRight()).isTrue();
    }

    @Test
    void namesAnotherFinding() {
        Row row = row(mistake("never-released", "connection-leak", null, true), EvidenceSource.GUARD);

        assertThat(row.result()).isEqualTo(Result.DIFFERENT);
        assertThat(row.differences())
                .singleElement()
                .asString()
                .startsWith("expected connection-leak, but found pool-per-request: ");
    }

    @Test
    void namesAnotherPlace() {
        Row row = row(mistake("pool-for-each", "pool-per-request", null, true), EvidenceSource.GUARD);

        assertThat(row.result()).isEqualTo(Result.DIFFERENT);
        assertThat(row.differences())
                .singleElement()
                .asString()
                .startsWith("expected it at PoolForEach.java:35, but it points to PoolPerRequest.java:");
    }

    @Test
    void namesAnotherLineOfTheRightFile() {
        Row row = row(mistakeAt(List.of(34)), EvidenceSource.GUARD);

        assertThat(row.result()).isEqualTo(Result.DIFFERENT);
        assertThat(row.siteRight()).isFalse();
        assertThat(row.differences())
                .containsExactly("expected it at PoolPerRequest.java:34, but it points to PoolPerRequest.java:35");
        assertThat(MatrixText.row(row)).contains("WRONG");
    }

    @Test
    void takesAnyOfSeveralLines() {
        Row row = row(mistakeAt(List.of(34, 35)), EvidenceSource.GUARD);

        assertThat(row.result()).isEqualTo(Result.PASS);
        assertThat(row.siteRight()).isTrue();
    }

    @Test
    void isNotContentWithTheFileAlone() {
        Row row = row(mistakeAt(List.of()), EvidenceSource.GUARD);

        assertThat(row.differences())
                .containsExactly("expected it at PoolPerRequest.java, but it points to PoolPerRequest.java:35");
    }

    @Test
    void namesAnotherCause() {
        Row row = row(mistake("pool-per-request", "pool-per-request", "early-return", true), EvidenceSource.GUARD);

        assertThat(row.result()).isEqualTo(Result.DIFFERENT);
        assertThat(row.differences()).containsExactly("expected the cause early-return, but it tells no cause");
    }

    @Test
    void namesTheAccusationOfACorrectForm() {
        Row row = row(right("pool-per-request"), EvidenceSource.GUARD);

        assertThat(row.result()).isEqualTo(Result.DIFFERENT);
        assertThat(row.differences())
                .singleElement()
                .asString()
                .startsWith("is right, but was accused of pool-per-request");
    }

    @Test
    void isInvalidWithoutEvidence() {
        Row row = Row.of(
                mistake("pool-per-request", "pool-per-request", null, true),
                EvidenceSource.GUARD,
                Judge.judge(withoutLoad()),
                1);

        assertThat(row.result()).isEqualTo(Result.INVALID);
        assertThat(row.differences()).isNotEmpty();
    }

    private static RunRecord withoutLoad() {
        return new RunRecord(
                RUN.format(),
                RUN.version(),
                RUN.run(),
                RUN.plan(),
                RUN.environment(),
                RUN.phases(),
                RUN.samples(),
                null,
                RUN.baseline(),
                List.of(),
                null,
                null,
                List.of());
    }

    @Test
    void callsAnotherFindingCoarseWithoutTheGuard() {
        Row row = row(mistake("never-released", "connection-leak", null, true), EvidenceSource.SERVER);

        assertThat(row.result()).isEqualTo(Result.COARSE);
        assertThat(row.isFine()).isTrue();
        assertThat(row.found()).isEqualTo("pool-per-request");
    }

    @Test
    void tellsWhyAnEntryWasRunTwice() {
        Variant variant = mistake("pool-per-request", "pool-per-request", null, true);
        Row inconclusive = Row.of(variant, EvidenceSource.GUARD, Judge.judge(withoutLoad()), 1);

        Row row = row(variant, EvidenceSource.GUARD).after(inconclusive);

        assertThat(row.result()).isEqualTo(Result.PASS);
        assertThat(row.firstTry()).isEqualTo(inconclusive.differences()).isNotEmpty();
        assertThat(MatrixText.row(row))
                .contains("run twice, as the first run was INVALID: "
                        + row.firstTry().get(0));
        assertThat(MatrixText.sum(new Matrix(List.of(row))))
                .endsWith("0 without enough evidence; 1 of them run twice.");
    }

    @Test
    void sumsUpEntriesByWhatWasExpectedAndFound() {
        Matrix matrix = new Matrix(List.of(
                row(mistake("pool-per-request", "pool-per-request", null, true), EvidenceSource.GUARD),
                row(mistake("pool-for-each", "pool-per-request", null, true), EvidenceSource.GUARD),
                row(mistake("never-released", "connection-leak", null, true), EvidenceSource.GUARD)));

        assertThat(matrix.cells())
                .containsExactly(
                        new Matrix.Cell("pool-per-request", "pool-per-request", 2, 1, 2),
                        new Matrix.Cell("connection-leak", "pool-per-request", 1, 0, 1));
        assertThat(matrix.result()).isEqualTo(Result.DIFFERENT);
        assertThat(MatrixText.sum(matrix))
                .isEqualTo("3 entries: 1 as they must be, 2 different, 0 without enough evidence.");
    }

    private static Row row(Variant variant, EvidenceSource evidence) {
        return Row.of(variant, evidence, VERDICT, 1);
    }

    private static Variant mistake(String name, String finding, @Nullable String cause, boolean seenByServer) {
        return new Variant(
                name,
                "mistake",
                finding,
                cause,
                "",
                List.of("dashboard"),
                seenByServer,
                List.of(),
                false,
                Map.of(),
                List.of(35));
    }

    private static Variant mistakeAt(List<Integer> lines) {
        return new Variant(
                "pool-per-request",
                "mistake",
                "pool-per-request",
                null,
                "",
                List.of("dashboard"),
                true,
                List.of(),
                false,
                Map.of(),
                lines);
    }

    private static Variant right(String name) {
        return new Variant(
                name, "correct", "none", null, "", List.of("dashboard"), false, List.of(), false, Map.of(), List.of());
    }
}
