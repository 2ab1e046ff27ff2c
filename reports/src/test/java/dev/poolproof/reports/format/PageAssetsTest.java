package dev.poolproof.reports.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PageAssetsTest {

    @Test
    void carriesTheChartLibraryMinified() {
        assertThat(PageAssets.get().scripts().get(0)).contains("uPlot").hasSizeBetween(30_000, 80_000);
    }

    @Test
    void allowsItsOwnScriptsAndNoNetwork() {
        assertThat(PageAssets.get().policy())
                .startsWith("default-src 'none'")
                .contains("sha256-")
                .doesNotContain("http", "unsafe-eval", "script-src 'unsafe-inline'");
    }

    @Test
    void keepsDataFromEndingItsScript() {
        String json = SafeJson.of(List.of(Map.of("name", "</script><!-- & \u2028")));

        assertThat(json).doesNotContain("<", ">", "&", "\u2028").contains("\\u003c/script");
    }
}
