package dev.poolproof.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearNamesTest {

    private static final List<String> KNOWN =
            List.of("never-released", "try-finally", "try-with-resources", "pool-per-request");

    @Test
    void namesTheOneThatWasMisspelt() {
        assertThat(NearNames.of("never-relased", KNOWN)).containsExactly("never-released");
    }

    @Test
    void namesThoseThatContainWhatWasGiven() {
        assertThat(NearNames.of("try", KNOWN)).containsExactly("try-finally", "try-with-resources");
    }

    @Test
    void namesAllWhereNoneIsNear() {
        assertThat(NearNames.of("banana", KNOWN)).isEqualTo(KNOWN);
    }
}
