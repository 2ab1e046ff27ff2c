package dev.poolproof.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrowsersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
                "application/json;q=0.5, text/html"
            })
    void prefersAPage(String accept) {
        assertThat(Browsers.isBrowser(accept)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "*/*",
                "application/json",
                "application/json, text/html;q=0.9",
                "application/json, text/html",
                "text/html;q=0",
                "not a media type"
            })
    void prefersTheProblem(@Nullable String accept) {
        assertThat(Browsers.isBrowser(accept)).isFalse();
    }
}
