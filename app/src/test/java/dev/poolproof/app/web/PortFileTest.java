package dev.poolproof.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortFileTest {

    @Test
    void replacesWhatAnEarlierStartLeftAndLeavesNothingElse(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("port"), "1\n");

        new PortFile(file).write(List.of(34851, 34852));

        assertThat(file).hasContent("34851\n34852\n");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }
}
