package dev.poolproof.reports.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.format.Prose.Part;
import org.junit.jupiter.api.Test;

final class ProseTest {

    @Test
    void takesCodeFromBetweenBackticks() {
        assertThat(Prose.parts("use `try` here"))
                .containsExactly(new Part("use ", false), new Part("try", true), new Part(" here", false));
    }

    @Test
    void leavesAnUnpairedBacktickAlone() {
        assertThat(Prose.parts("a ` b")).containsExactly(new Part("a ` b", false));
    }
}
