package dev.poolproof.app.handling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class VariantFactsTest {

    private static final VariantFacts FACTS = VariantFacts.mistake(NeverReleased::new, "A sentence.");

    @Test
    void keepsEarlierSettings() {
        VariantFacts facts = FACTS.withSetting("pool.maximum", "2").withSetting("pool.acquire-timeout", "1s");

        assertThat(facts.settings()).isEqualTo(Map.of("pool.maximum", "2", "pool.acquire-timeout", "1s"));
    }

    @Test
    void takesTheLaterValueOfASetting() {
        VariantFacts facts = FACTS.withSetting("pool.maximum", "2").withSetting("pool.maximum", "3");

        assertThat(facts.settings()).isEqualTo(Map.of("pool.maximum", "3"));
    }
}
