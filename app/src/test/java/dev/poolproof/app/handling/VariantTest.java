package dev.poolproof.app.handling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.app.handling.Variant.Kind;
import dev.poolproof.guard.fault.Fault;
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
        String className = variant.handling(1).getClass().getSimpleName();

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
    void onlyLeaksHaveACause(Variant variant) {
        assertThat(variant.cause().isPresent())
                .isEqualTo(variant.expectedFinding().equals("connection-leak"));
        assertThat(variant.cause().orElse("none")).matches("[a-z]+(-[a-z]+)*");
    }

    @ParameterizedTest
    @EnumSource
    void needsOnlyWhatCanBeHad(Variant variant) {
        assertThat(variant.faults())
                .allSatisfy(fault -> assertThat(Fault.parse(fault)).hasToString(fault));
        assertThat(variant.settings().keySet()).allMatch(key -> key.startsWith("pool."));
        // Without the guard nobody injects what it needs.
        assertThat(variant.seenByServer() && !variant.faults().isEmpty()).isFalse();
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
                Files.readString(SOURCES.resolve(variant.handling(1).getClass().getSimpleName() + ".java"));

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
                        .map(variant -> variant.handling(1).getClass()))
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
