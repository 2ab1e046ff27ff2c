package dev.poolproof.reports.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.SampleRuns;
import dev.poolproof.reports.format.Chromium.Opened;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Opens pages as a person does, from disk, in a real browser. */
final class PagesInABrowserTest {

    private static final Pattern CHART = Pattern.compile("data-chart=");
    private static final Pattern DRAWN = Pattern.compile("data-drawn=\"true\"");
    private static final Pattern LOADS = Pattern.compile(
            "(?i)(src|href|action|poster|srcset)\\s*=\\s*[\"']?\\s*(https?:)?//|url\\(\\s*[\"']?(https?:)?//|@import");

    @TempDir
    Path folder;

    private Chromium chromium;

    @BeforeEach
    void findBrowser() {
        chromium = Chromium.onThisMachine();
    }

    @ParameterizedTest
    @EnumSource(names = {"POOL_PER_REQUEST", "REPAIRED"})
    void drawsEveryChartOfARun(SampleRuns sample) throws IOException, InterruptedException {
        Path page = Reports.write(JudgedRun.of(sample.record()), folder);

        Opened opened = chromium.open(page, folder);

        staysQuietAndDraws(opened, 5);
        assertThat(opened.dom()).doesNotContainPattern(LOADS);
        assertThat(Files.size(page)).isLessThan(600_000);
    }

    @Test
    void drawsEveryChartOfAComparison() throws IOException, InterruptedException {
        Path page = ComparisonReports.write(Comparisons.incident(), folder);

        Opened opened = chromium.open(page, folder);

        staysQuietAndDraws(opened, 16);
        assertThat(opened.dom())
                .contains("href=\"before/never-released/report.html\"")
                .doesNotContainPattern(LOADS);
        assertThat(Files.size(page)).isLessThan(600_000);
    }

    @Test
    void showsHostileTextAsText() throws IOException, InterruptedException {
        JudgedRun hostile = Hostile.run();
        Path page = Reports.write(hostile, folder);
        Path both = ComparisonReports.write(Comparisons.hostile(), folder.resolve("both"));

        for (Path each : List.of(page, both)) {
            Opened opened = chromium.open(each, folder);

            staysQuietAndDraws(opened, 4);
            assertThat(opened.dom())
                    .doesNotContain("<title>HACKED", "<img", "href=\"javascript:")
                    .contains("&lt;script&gt;");
            assertThat(opened.dom().split("<script", -1))
                    .as("only our own scripts")
                    .hasSize(4);
        }
    }

    private static void staysQuietAndDraws(Opened opened, int atLeast) {
        assertThat(opened.log()).doesNotContain("CONSOLE");
        long charts = CHART.matcher(opened.dom()).results().count();
        assertThat(charts).isGreaterThanOrEqualTo(atLeast);
        assertThat(DRAWN.matcher(opened.dom()).results().count()).isEqualTo(charts);
    }
}
