package dev.poolproof.reports.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.format.Excerpt.Line;
import dev.poolproof.reports.record.GuardEvidence.Site;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExcerptTest {

    private static final String CODE = """
            package shop;

            final class Orders {
                int count(Pool pool) {

            \t\tvar connection = pool.borrow();
                    return connection.count();
                }
            }
            """;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void writesCode() throws IOException {
        file = folder.resolve("src/main/java/shop/Orders.java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, CODE);
    }

    @Test
    void showsALineWithThoseAroundIt() {
        Excerpt excerpt = Objects.requireNonNull(tree().excerpt(at(6)));

        assertThat(excerpt.path()).isEqualTo("src/main/java/shop/Orders.java");
        assertThat(excerpt.lines())
                .containsExactly(
                        new Line(3, "final class Orders {", false),
                        new Line(4, "    int count(Pool pool) {", false),
                        new Line(5, "", false),
                        new Line(6, "        var connection = pool.borrow();", true),
                        new Line(7, "        return connection.count();", false),
                        new Line(8, "    }", false),
                        new Line(9, "}", false));
    }

    @Test
    void leavesOutTheIndentationThatAllShare() throws IOException {
        Files.writeString(file, "    a\n\n      b\n");

        assertThat(read(1).lines()).extracting(Line::text).containsExactly("a", "", "  b");
    }

    @Test
    void showsNothingOfALineThatIsNotThere() {
        for (int line : List.of(-1, 0, 10, 4_000)) {
            assertThat(tree().excerpt(at(line))).as("line " + line).isNull();
        }
    }

    @Test
    void showsNothingOfWhatIsNoText() throws IOException {
        Files.write(file, new byte[] {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe});

        assertThat(tree().excerpt(at(1))).isNull();
    }

    @Test
    void makesVisibleWhatWouldTurnTheText() throws IOException {
        Files.writeString(file, "if (admin\u202e) // " + "x".repeat(500), StandardCharsets.UTF_8);

        assertThat(read(1).lines())
                .singleElement()
                .satisfies(line -> assertThat(line.text())
                        .startsWith("if (admin□) // xxx")
                        .endsWith("x …")
                        .hasSizeLessThan(170));
    }

    private Excerpt read(int line) {
        return Objects.requireNonNull(Excerpt.read(file, "Orders.java", line));
    }

    private SourceTree tree() {
        return SourceTree.of(List.of(folder));
    }

    private static Site at(int line) {
        return new Site("shop.Orders", "count", "Orders.java", line);
    }
}
