package dev.poolproof.reports.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class StoryTest {

    @Test
    void namesTheSmallestAndHowNearItComesToTheBest() {
        assertThat(Sweeps.smallSuffices().story())
                .first()
                .isEqualTo("`pool.maximum=10` is the smallest setting that is as good as the best, `pool.maximum=20`.");
        assertThat(Sweeps.smallSuffices().story().get(1))
                .startsWith("`pool.maximum=10`: as good as the best. Its p99 is 1.04 × the best's (95 % interval ");
    }

    @Test
    void saysWhereALargerOneBreaksTheServer() {
        assertThat(Sweeps.largeBreaksTheServer().story())
                .containsExactly(
                        "`pool.maximum=10` is the only setting that holds.",
                        "`pool.maximum=20` is out: FAIL in 5 of 5 runs (`oversized-pools`). 9 pools may open 180"
                                + " connections, the server takes 150 and refused 715 sessions.");
    }

    @Test
    void saysSoWhenTheNoiseAllowsNoAnswer() {
        assertThat(Sweeps.noisy().story())
                .first()
                .asString()
                .startsWith("The noise between runs does not allow an answer");
        assertThat(Sweeps.noisy().story()).last().asString().contains("`--repeats`", "`--duration`");
    }

    @Test
    void saysWhatWasNotRun() {
        assertThat(Sweeps.cutShort().story())
                .contains("`pool.maximum=20` was not run.")
                .endsWith("Interrupted after 1 of 10 runs.");
    }
}
