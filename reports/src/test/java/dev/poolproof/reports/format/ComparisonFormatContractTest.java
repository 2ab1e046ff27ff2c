package dev.poolproof.reports.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.compare.Comparison;
import dev.poolproof.reports.compare.FindingChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every format of a comparison promises; a format is under it from the moment it is registered. */
final class ComparisonFormatContractTest {

    @ParameterizedTest
    @EnumSource
    void saysTheResultEveryFindingAndEveryReason(ComparisonFormat format) {
        Comparisons.all().forEach((name, comparison) -> {
            String text = words(format.render(comparison));

            assertThat(text).as(name).contains(comparison.result().name());
            assertThat(comparison.findings())
                    .extracting(FindingChange::finding)
                    .allSatisfy(finding -> assertThat(text)
                            .contains(finding.rule(), finding.fingerprint().shortForm()));
            assertThat(comparison.reasons())
                    .allSatisfy(reason -> assertThat(text).contains(words(reason)));
        });
    }

    @ParameterizedTest
    @EnumSource
    void saysTheSameOfTheSameRuns(ComparisonFormat format) {
        Map<String, Comparison> again = Comparisons.all();

        Comparisons.all()
                .forEach((name, comparison) -> assertThat(format.render(comparison))
                        .isEqualTo(format.render(Objects.requireNonNull(again.get(name)))));
    }

    @ParameterizedTest
    @EnumSource
    void looksAsItWasAccepted(ComparisonFormat format) {
        Comparisons.all()
                .forEach((name, comparison) -> Golden.compare(
                        "comparison-" + name + "/" + format.fileName(), Golden.skeleton(format.render(comparison))));
    }

    @ParameterizedTest
    @EnumSource
    void letsNoControlCharacterOfOthersThrough(ComparisonFormat format) {
        String text = format.render(Comparisons.hostile());

        if (format != ComparisonFormat.HTML) {
            assertThat(text).doesNotContain("\u001b", "\u0007");
        }
        assertThat(text).endsWith("\n");
    }

    @Test
    void writesAFileAFormat(@TempDir Path folder) throws IOException {
        Path page = ComparisonReports.write(Comparisons.slower(), folder.resolve("new"));

        assertThat(page).hasFileName("comparison.html");
        for (ComparisonFormat format : ComparisonFormat.values()) {
            assertThat(Files.readString(page.resolveSibling(format.fileName())))
                    .isEqualTo(format.render(Comparisons.slower()));
        }
    }

    @Test
    void givesEachFormatAFileOfItsOwn() {
        assertThat(Arrays.stream(ComparisonFormat.values()).map(ComparisonFormat::fileName))
                .doesNotHaveDuplicates();
    }

    @Test
    void staysWithinAHundredColumns() {
        Stream.concat(Comparisons.all().values().stream(), Stream.of(Comparisons.hostile()))
                .flatMap(comparison -> new ComparisonConsole(false)
                        .render(comparison, "reports/" + "x".repeat(200))
                        .lines())
                .forEach(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void coloursNothingButTheSameText() {
        Comparison comparison = Comparisons.incident();

        String coloured = new ComparisonConsole(true).render(comparison);

        assertThat(coloured).contains("\u001b[");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "").replace(" BETTER ", "BETTER"))
                .isEqualTo(new ComparisonConsole(false).render(comparison));
    }

    /** Lines may break anywhere. */
    private static String words(String text) {
        return text.replaceAll("[\\s>`'\"]|&#39;|&#34;|\\\\u0027", "");
    }
}
