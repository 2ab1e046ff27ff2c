package dev.poolproof.app.handling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.app.handling.Variant.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The lines that the registry names are those that are marked in the sources, wherever the code moved. */
class VariantLinesTest {

    private static final String MARK = " // Guilty.";

    /** What is told of answers, not of connections, knows no line. */
    private static final List<String> WITHOUT_A_LINE = List.of("failure-masked");

    @ParameterizedTest
    @EnumSource
    void namesTheMarkedLinesOfItsFile(Variant variant) throws IOException {
        List<Integer> marked = marked(variant);

        assertThat(variant.lines())
                .withFailMessage(
                        "%s: the registry says .at(%s), but the marked lines are others: write .at(%s)",
                        variant, numbers(variant.lines()), numbers(marked))
                .isEqualTo(marked);
    }

    @ParameterizedTest
    @EnumSource
    void marksALineOfEveryMistakeWhoseFindingKnowsOne(Variant variant) throws IOException {
        boolean knowsALine = variant.kind() == Kind.MISTAKE && !WITHOUT_A_LINE.contains(variant.expectedFinding());

        assertThat(!marked(variant).isEmpty()).isEqualTo(knowsALine);
    }

    private static List<Integer> marked(Variant variant) throws IOException {
        Path source = Path.of("src/main/java")
                .resolve(variant.handling(1).getClass().getName().replace('.', '/') + ".java");
        List<String> lines = Files.readAllLines(source);
        return IntStream.rangeClosed(1, lines.size())
                .filter(number -> lines.get(number - 1).endsWith(MARK))
                .boxed()
                .toList();
    }

    private static String numbers(List<Integer> lines) {
        return lines.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
