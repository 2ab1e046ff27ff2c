package dev.poolproof.reports.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SleptThroughTest {

    private static final Set<Long> POOL = Set.of(1L, 2L, 3L);

    @Test
    void countsWhoWorkedLastInEachRepetition() {
        assertThat(slept(Set.of(), Set.of(1L), Set.of(1L, 2L)).workedLast()).containsExactly(1L, 1L, 1L);
        assertThat(slept(Set.of(1L), Set.of(1L), Set.of(1L)).workedLast()).containsExactly(0L, 0L, 2L);
    }

    @Test
    void cannotTellOneLoadThatLeavesSessions() {
        assertThat(slept(Set.of()).gaveBack()).isFalse();
    }

    @Test
    void cannotTellAPoolThatIsLentAwayBitByBit() {
        assertThat(slept(Set.of(), Set.of(3L), Set.of(2L, 3L)).gaveBack()).isFalse();
    }

    /** So does a pool that lends the one that rested longest, where each repetition loses one. */
    @Test
    void cannotTellAPoolThatIsLentAwayInTurns() {
        assertThat(slept(Set.of(2L, 3L), Set.of(1L, 3L), Set.of(1L, 2L)).gaveBack())
                .isFalse();
    }

    @Test
    void cannotTellAPoolThatIsLentAwayAtOnce() {
        assertThat(slept(Set.of(), POOL, POOL).gaveBack()).isFalse();
    }

    @Test
    void seesThatAllWorkedAgain() {
        assertThat(slept(Set.of(), Set.of()).gaveBack()).isTrue();
        assertThat(slept(Set.of(), Set.of(3L), Set.of(3L)).gaveBack()).isTrue();
        assertThat(slept(Set.of(2L, 3L), Set.of(1L, 3L), Set.of(2L, 3L)).gaveBack())
                .isTrue();
    }

    @Test
    void asksNothingOfSessionsThatNeverWorkedNorOfNone() {
        assertThat(slept(POOL).gaveBack()).isTrue();
        assertThat(new SleptThrough(List.of(Set.of()), Set.of(), true).gaveBack())
                .isTrue();
    }

    @SafeVarargs
    private static SleptThrough slept(Set<Long>... repetitions) {
        return new SleptThrough(List.of(repetitions), POOL, true);
    }
}
