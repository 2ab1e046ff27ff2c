package dev.poolproof.guard.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class InjectedFaultsTest {

    private final InjectedFaults faults = new InjectedFaults();

    @Test
    void injectsNothingUnlessTold() {
        assertThat(fails(1_000)).isEmpty();
        assertThatCode(faults::afterRollback).doesNotThrowAnyException();
        assertThat(faults.count()).isZero();
    }

    @Test
    void failsAtTheRateThatWasSet() {
        faults.inject(plan(7, new Fault(FaultKind.STATEMENT_FAILS, 0.05)));

        assertThat(fails(10_000)).hasSizeBetween(400, 600);
        assertThat(faults.count()).isBetween(400L, 600L);
    }

    @Test
    void failsAgainAtTheSameCallsWithTheSameSeed() {
        faults.inject(plan(7, new Fault(FaultKind.STATEMENT_FAILS, 0.1)));
        List<Integer> first = fails(1_000);
        faults.inject(plan(7, new Fault(FaultKind.STATEMENT_FAILS, 0.1)));
        List<Integer> again = fails(1_000);
        faults.inject(plan(8, new Fault(FaultKind.STATEMENT_FAILS, 0.1)));
        List<Integer> other = fails(1_000);

        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void saysInTheFailureWhereItComesFrom() {
        faults.inject(plan(1, new Fault(FaultKind.STATEMENT_FAILS, 1), new Fault(FaultKind.ROLLBACK_FAILS, 1)));

        assertThatThrownBy(faults::beforeStatement)
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("injected by Poolproof's guard")
                .extracting(failure -> ((SQLException) failure).getSQLState())
                .isEqualTo("HY000");
        assertThatThrownBy(faults::afterRollback).hasMessageContaining("rollback");
    }

    @Test
    void stopsWaitingWhenTheThreadIsInterrupted() throws SQLException {
        faults.inject(plan(1, new Fault(FaultKind.STATEMENT_SLOW, 1)));
        Thread.currentThread().interrupt();

        faults.beforeStatement();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(faults.count()).isEqualTo(1);
    }

    @Test
    void stopsWhenToldSoAndKeepsItsCount() {
        faults.inject(plan(1, new Fault(FaultKind.STATEMENT_FAILS, 1)));
        fails(3);

        faults.inject(FaultPlan.NONE);

        assertThat(fails(3)).isEmpty();
        assertThat(faults.count()).isEqualTo(3);
        assertThat(faults.plan()).isEqualTo(FaultPlan.NONE);
    }

    private static FaultPlan plan(long seed, Fault... faults) {
        return new FaultPlan(List.of(faults), seed);
    }

    /** Which of so many statements fail. */
    private List<Integer> fails(int statements) {
        List<Integer> failed = new java.util.ArrayList<>();
        for (int statement = 0; statement < statements; statement++) {
            try {
                faults.beforeStatement();
            } catch (SQLException injected) {
                failed.add(statement);
            }
        }
        return failed;
    }
}
