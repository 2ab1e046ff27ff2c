package dev.poolproof.run.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TurnTest {

    @Test
    void runsEveryCombinationOnceARoundAndBeginsEachRoundWithAnother() {
        assertThat(Turn.interleaved(3, 2))
                .containsExactly(
                        new Turn(0, 1), new Turn(1, 1), new Turn(2, 1), new Turn(1, 2), new Turn(2, 2), new Turn(0, 2));
    }
}
