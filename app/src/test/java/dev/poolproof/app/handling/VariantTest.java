package dev.poolproof.app.handling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.app.handling.Variant.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract of the registry: what holds for every variant the moment it is registered. */
class VariantTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/poolproof/app/handling");

    @ParameterizedTest
    @EnumSource
    void isNamedAsItsClass(Variant variant) {
        String className = variant.handling().getClass().getSimpleName();

        assertThat(variant.id())
                .isEqualTo(className.replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @EnumSource
    void isFoundByItsId(Variant variant) {
        assertThat(Variant.of(variant.id())).contains(variant);
    }

    @ParameterizedTest
    @EnumSource
    void onlyMistakesHaveFindings(Variant variant) {
        if (variant.kind() == Kind.MISTAKE) {
            assertThat(variant.expectedFinding()).matches("[a-z]+(-[a-z]+)*").isNotEqualTo("none");
        } else {
            assertThat(variant.expectedFinding()).isEqualTo("none");
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysInOneSentenceWhatItDoesAndWhereItShows(Variant variant) {
        assertThat(variant.summary()).matches("[A-Z][^.]*\\.");
        assertThat(variant.endpoints()).isNotEmpty().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void hasAFileOfItsOwnWithTheFactsUnderTheirHeadings(Variant variant) throws IOException {
        String source =
                Files.readString(SOURCES.resolve(variant.handling().getClass().getSimpleName() + ".java"));

        assertThat(source)
                .containsSubsequence("<b>Defect:</b>", "<b>Symptom:</b>", "<b>Expected finding:</b>", "<b>Repair:</b>")
                .contains("Client pool", "erver", "HTTP");
        assertThat(source.replaceAll("(?s).*<b>Expected finding:</b>(.*?)<b>Repair.*", "$1"))
                .contains(variant.expectedFinding());
    }

    @Test
    void everyHandlingIsRegistered() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            long handlings = files.filter(VariantTest::isHandling).count();

            assertThat(Variant.values()).hasSize((int) handlings);
        }
    }

    @Test
    void namesAreUnique() {
        assertThat(Variant.ids()).doesNotHaveDuplicates();
        assertThat(Arrays.stream(Variant.values())
                        .map(variant -> variant.handling().getClass()))
                .doesNotHaveDuplicates();
    }

    private static boolean isHandling(Path file) {
        try {
            return Files.readString(file).contains(" implements ConnectionHandling ");
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
