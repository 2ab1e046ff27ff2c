package dev.poolproof.run.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

    @TempDir
    Path folder;

    @Test
    void keepsTheLastLinesOfALongLog() throws Exception {
        List<String> lines =
                IntStream.rangeClosed(1, 10_000).mapToObj(n -> "line " + n).toList();
        Path log = Files.write(folder.resolve("log"), lines);

        assertThat(LogTail.of(log)).hasSize(8).startsWith("line 9993").endsWith("line 10000");
    }

    @Test
    void keepsAllOfAShortLogButItsBlankLines() throws Exception {
        Path log = Files.writeString(folder.resolve("log"), "one\n\n  \ntwo");

        assertThat(LogTail.of(log)).containsExactly("one", "two");
    }

    @Test
    void isEmptyWhereThereIsNoLog() {
        assertThat(LogTail.of(folder.resolve("log"))).isEmpty();
    }
}
