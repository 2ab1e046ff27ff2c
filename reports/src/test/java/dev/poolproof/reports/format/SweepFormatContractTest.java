package dev.poolproof.reports.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.sweep.Sweep;
import dev.poolproof.reports.sweep.Sweeps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every format of a sweep promises; a format is under it from the moment it is registered. */
final class SweepFormatContractTest {

    private static final Map<String, Sweep> SWEEPS = Map.of(
            "small-suffices", Sweeps.smallSuffices(),
            "noisy", Sweeps.noisy(),
            "large-breaks-the-server", Sweeps.largeBreaksTheServer(),
            "partly-invalid", Sweeps.partlyInvalid(),
            "cut-short", Sweeps.cutShort());

    @ParameterizedTest
    @EnumSource
    void looksAsItWasAccepted(SweepFormat format) {
        SWEEPS.forEach((name, sweep) ->
                Golden.compare("sweep/" + name + "/" + format.fileName(), Golden.skeleton(format.render(sweep))));
    }

    @ParameterizedTest
    @EnumSource
    void saysEverySettingAndTheAnswer(SweepFormat format) {
        SWEEPS.forEach((name, sweep) -> assertThat(format.render(sweep))
                .as(name)
                .contains("10", "20", "pool.maximum", sweep.setup().id()));
    }

    @ParameterizedTest
    @EnumSource
    void saysTheSameOfTheSameSweep(SweepFormat format) {
        assertThat(format.render(Sweeps.noisy())).isEqualTo(format.render(Sweeps.noisy()));
    }

    @ParameterizedTest
    @EnumSource
    void letsNoControlCharacterThrough(SweepFormat format) {
        String text = format.render(Sweeps.hostile(Hostile.ESCAPE));

        if (format != SweepFormat.HTML) {
            assertThat(text).doesNotContain("\u001b", "\u0007");
        }
        assertThat(text).endsWith("\n");
    }

    @Test
    void keepsWithinTheWidthOfATerminal() {
        SWEEPS.values()
                .forEach(sweep -> assertThat(new SweepText(false).render(sweep).lines())
                        .allMatch(line -> line.length() <= ConsoleText.WIDTH));
    }

    @Test
    void leavesNoLinkToRunsThatAreNotAtHand() {
        Sweep bare = Sweeps.smallSuffices().withoutReports();

        assertThat(SweepFormat.HTML.render(Sweeps.smallSuffices())).contains("href=\"run-1/report.html\"");
        for (SweepFormat format : SweepFormat.values()) {
            assertThat(format.render(bare)).doesNotContain("report.html");
        }
    }

    @Test
    void writesAFileAFormat(@TempDir Path folder) throws IOException {
        Path page = SweepReports.write(Sweeps.noisy(), folder.resolve("new"));

        assertThat(page).hasFileName("sweep.html");
        for (SweepFormat format : SweepFormat.values()) {
            assertThat(Files.readString(page.resolveSibling(format.fileName())))
                    .isEqualTo(format.render(Sweeps.noisy()));
        }
        assertThat(Arrays.stream(SweepFormat.values()).map(SweepFormat::fileName))
                .doesNotHaveDuplicates();
    }
}
