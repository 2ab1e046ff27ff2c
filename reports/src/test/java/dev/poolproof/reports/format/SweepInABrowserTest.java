package dev.poolproof.reports.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.format.Chromium.Opened;
import dev.poolproof.reports.sweep.Sweep;
import dev.poolproof.reports.sweep.Sweeps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens a sweep's page as a person does, from disk, in a real browser. */
final class SweepInABrowserTest {

    private static final int PANELS = 6;

    @TempDir
    Path folder;

    private Chromium chromium;

    @BeforeEach
    void findBrowser() {
        chromium = Chromium.onThisMachine();
    }

    @Test
    void drawsEveryPanel() throws IOException, InterruptedException {
        for (Sweep sweep : List.of(Sweeps.largeBreaksTheServer(), Sweeps.cutShort())) {
            Path page = SweepReports.write(sweep, folder);

            staysQuietAndDraws(chromium.open(page, folder));
            assertThat(Files.size(page)).isLessThan(600_000);
        }
    }

    @Test
    void showsHostileTextAsText() throws IOException, InterruptedException {
        Path page = SweepReports.write(Sweeps.hostile(Hostile.SCRIPT + Hostile.TAG + Hostile.ESCAPE), folder);

        Opened opened = chromium.open(page, folder);

        staysQuietAndDraws(opened);
        assertThat(opened.dom()).doesNotContain("<title>HACKED", "<img").contains("&lt;script&gt;");
        assertThat(opened.dom().split("<script", -1)).as("only our own scripts").hasSize(4);
    }

    private static void staysQuietAndDraws(Opened opened) {
        assertThat(opened.log()).doesNotContain("CONSOLE");
        assertThat(opened.dom().split("data-drawn=\"true\"", -1)).hasSize(PANELS + 1);
    }
}
