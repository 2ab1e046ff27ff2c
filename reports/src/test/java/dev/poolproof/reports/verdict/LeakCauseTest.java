package dev.poolproof.reports.verdict;

import static dev.poolproof.reports.GuardSketch.PERMISSIONS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.BorrowSketch;
import dev.poolproof.reports.Records;
import dev.poolproof.reports.record.GuardEvidence.Owner;
import dev.poolproof.reports.verdict.Finding.Detail;
import dev.poolproof.reports.verdict.RuleCase.Lines;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LeakCauseTest {

    /** What a connection lost for each cause looks like, and how many of 200 requests lost one. */
    private enum Sketch {
        CLIENT_ABORT(9, borrow -> {
            borrow.requestFailure = "org.apache.catalina.connector.ClientAbortException";
            borrow.openStatements = 1;
        }),
        ABANDONED_TASK(9, borrow -> {
            borrow.owner = new Owner("TIMED_WAITING", Lines.LEFT);
            borrow.usesAfterRequest = 2;
        }),
        THREAD_LOCAL(9, borrow -> borrow.usesAfterRequest = 4),
        EXCEPTION_PATH(9, borrow -> borrow.lastFailure = "java.sql.SQLException"),
        REASSIGNED(9, borrow -> borrow.borrowedAgain = Lines.LEFT),
        STREAM_LEFT_OPEN(9, borrow -> borrow.openStatements = 1),
        EARLY_RETURN(9, borrow -> {}),
        SOME_WAY(9, null, borrow -> {}),
        NEVER_RELEASED(190, borrow -> {});

        private final int lost;

        private final @Nullable String route;

        @SuppressWarnings("ImmutableEnumChecker") // bends a borrow, and has no state
        private final Consumer<BorrowSketch> bend;

        Sketch(int lost, Consumer<BorrowSketch> bend) {
            this(lost, PERMISSIONS, bend);
        }

        Sketch(int lost, @Nullable String route, Consumer<BorrowSketch> bend) {
            this.lost = lost;
            this.route = route;
            this.bend = bend;
        }

        Finding finding() {
            return judge(leaking(lost, route, bend));
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsTheCause(LeakCause cause) {
        Finding finding = sketch(cause).finding();

        assertThat(finding.cause()).isEqualTo(cause.id());
        assertThat(finding.repair()).contains(" at NeverReleased.java:24").doesNotContain("{at}");
        assertThat(finding.details()).extracting(Detail::name).containsExactly("Cause", "Last use", "Owner");
        assertThat(finding.details()).extracting(Detail::text).allMatch(text -> text.endsWith("."));
    }

    @ParameterizedTest
    @EnumSource
    void keepsTheFingerprintWhateverTheCause(LeakCause cause) {
        Sketch sketch = sketch(cause);

        assertThat(sketch.finding().fingerprint())
                .isEqualTo(Fingerprint.of("connection-leak", Lines.NEVER_RELEASED, sketch.route));
    }

    @Test
    void isNotMisledByFailuresThatHappenedBeside() {
        Records run = leaking(180, borrow -> {});
        for (int i = 0; i < 10; i++) {
            run.after.leak("tenant-1", PERMISSIONS, Lines.NEVER_RELEASED, borrow -> borrow.lastFailure = "E");
        }

        assertThat(judge(run).cause()).isEqualTo("never-released");
    }

    @Test
    void tellsAThreadsConnectionThoughMostThreadsHaveNotServedAgain() {
        Records run = leaking(2, borrow -> {});
        run.after.leak("tenant-1", PERMISSIONS, Lines.NEVER_RELEASED, borrow -> borrow.usesAfterRequest = 6);

        assertThat(judge(run).cause()).isEqualTo("thread-local");
    }

    @Test
    void tellsAThreadsConnectionOfARouteThatNoneServedAgain() {
        Records run = leaking(2, borrow -> {});
        run.after.leak("tenant-1", "GET /elsewhere", Lines.NEVER_RELEASED, borrow -> borrow.usesAfterRequest = 6);

        Finding finding = judge(run);

        assertThat(finding.routes()).containsExactly(PERMISSIONS);
        assertThat(finding.cause()).isEqualTo("thread-local");
        assertThat(finding.details())
                .extracting(Detail::text)
                .contains(
                        "Likely it was kept for the thread and used again after its request had ended, as others that this line borrowed were.");
    }

    @Test
    void takesNoOtherLinesThreadLocalForItsOwn() {
        Records run = leaking(2, borrow -> {});
        run.after.leak("tenant-1", "GET /elsewhere", Lines.LEFT, borrow -> borrow.usesAfterRequest = 6);

        assertThat(judge(run).cause()).isEqualTo("early-return");
    }

    @Test
    void doesNotCountRequestsThatTimedOutOnceThePoolWasExhausted() {
        Records run = leaking(5, borrow -> {});
        run.after.pool("tenant-1").maximum = 5;
        run.after.pool("tenant-1").failedBorrows.put("ACQUIRE_TIMEOUT", 195L);

        assertThat(judge(run).cause()).isEqualTo("never-released");
    }

    /** What failed between making a statement and running it leaves it open, and has no result. */
    @Test
    void takesNoStatementThatNeverRanForAnUnreadResult() {
        Finding finding = finding(9, borrow -> {
            borrow.openStatements = 1;
            borrow.operations = 0;
        });

        assertThat(finding.cause()).isEqualTo("early-return");
    }

    /** Where no request is known, the thread may have borrowed for the next one. */
    @Test
    void takesNoOtherRequestOfTheThreadForTheSame() {
        Records run = Records.healthy();
        run.after.leak("tenant-1", null, Lines.NEVER_RELEASED, borrow -> borrow.borrowedAgain = Lines.LEFT);

        assertThat(judge(run).cause()).isEqualTo("some-way");
    }

    @Test
    void saysWhatTheGuardSaw() {
        Finding finding = finding(3, borrow -> {
            borrow.requestFailure = "java.lang.IllegalStateException";
            borrow.lastFailure = "java.sql.SQLException";
            borrow.owner = new Owner("TERMINATED", null);
        });

        assertThat(finding.details())
                .extracting(Detail::text)
                .containsExactly(
                        "Likely something threw before the line that gives it back (3 × java.sql.SQLException).",
                        "PreparedStatement.executeQuery at PermissionQueries.java:21, which threw java.sql.SQLException;"
                                + " 3 operations on it in all.",
                        "Thread http-nio-exec-7, which has ended.");
    }

    @Test
    void saysThatAStatementNeverRan() {
        Consumer<BorrowSketch> made = borrow -> {
            borrow.operations = 0;
            borrow.openStatements = 1;
        };

        assertThat(finding(3, made).details())
                .extracting(Detail::text)
                .contains("A statement was made on it and never run.");
    }

    @Test
    void saysThatNothingWasDone() {
        assertThat(finding(3, borrow -> borrow.operations = 0).details())
                .extracting(Detail::text)
                .contains("Nothing was ever done with it.");
    }

    @Test
    void tellsLessOfAGuardOfOld() {
        Finding finding = finding(190, borrow -> borrow.ofOld = true);

        assertThat(finding.cause()).isEqualTo("never-released");
        assertThat(finding.details()).extracting(Detail::name).containsExactly("Cause");
    }

    private static Sketch sketch(LeakCause cause) {
        return Arrays.stream(Sketch.values())
                .filter(sketch -> sketch.name().equals(cause.name()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Add a line to Sketch for " + cause));
    }

    private static Finding finding(int lost, Consumer<BorrowSketch> bend) {
        return judge(leaking(lost, bend));
    }

    /** A pool that is never exhausted, on a route of 200 requests. */
    private static Records leaking(int lost, Consumer<BorrowSketch> bend) {
        return leaking(lost, PERMISSIONS, bend);
    }

    private static Records leaking(int lost, @Nullable String route, Consumer<BorrowSketch> bend) {
        Records run = Records.healthy();
        run.after.pool("tenant-1").maximum = 400;
        for (int i = 0; i < lost; i++) {
            run.after.leak("tenant-1", route, Lines.NEVER_RELEASED, bend);
        }
        return run;
    }

    private static Finding judge(Records run) {
        return new ConnectionLeakRule().judge(new Facts(run.build())).get(0);
    }
}
