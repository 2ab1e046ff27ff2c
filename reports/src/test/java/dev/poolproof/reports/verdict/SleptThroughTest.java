package dev.poolproof.reports.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SleptThroughTest {

    @Test
    void seesAPoolThatIsLentAwayBitByBit() {
        assertThat(slept(Set.of(), Set.of(3L), Set.of(3L, 7L)).everMore()).isTrue();
        assertThat(slept(Set.of(), Set.of(3L), Set.of(3L, 7L), Set.of(3L, 7L)).everMore())
                .isTrue();
    }

    @Test
    void seesNoneWhereOneWorkedAgain() {
        assertThat(slept(Set.of(), Set.of(3L), Set.of(4L, 7L)).everMore()).isFalse();
        assertThat(slept(Set.of(3L), Set.of(3L, 4L), Set.of(3L, 4L, 7L), Set.of(3L, 4L))
                        .everMore())
                .isFalse();
    }

    @Test
    void seesNoneInWhatHappenedOnce() {
        assertThat(slept(Set.of(3L), Set.of(3L), Set.of(3L, 7L)).everMore()).isFalse();
        assertThat(slept(Set.of(), Set.of(3L)).everMore()).isFalse();
        assertThat(slept(Set.of(), Set.of(), Set.of()).everMore()).isFalse();
    }

    @SafeVarargs
    private static SleptThrough slept(Set<Long>... repetitions) {
        return new SleptThrough(List.of(repetitions), 10, true);
    }
}
