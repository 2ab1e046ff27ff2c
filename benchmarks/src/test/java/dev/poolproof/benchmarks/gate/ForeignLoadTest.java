package dev.poolproof.benchmarks.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForeignLoadTest {

    @TempDir
    private Path folder;

    @Test
    void countsWhatNeitherTheProcessNorItsForksUsed() throws IOException {
        write(0, 0, 0);
        ForeignLoad load = new ForeignLoad(processors(), own());

        write(600, 400, 500);

        assertThat(load.getAsDouble()).isCloseTo(0.1, within(0.0001));
    }

    @Test
    void knowsNothingWhereTheCountersCannotBeRead() {
        ForeignLoad load = new ForeignLoad(folder.resolve("absent"), folder.resolve("absent"));

        assertThat(load.getAsDouble()).isNaN();
    }

    private void write(long busy, long idle, long used) throws IOException {
        Files.writeString(processors(), "cpu  " + busy + " 0 0 " + idle + " 0 0 0 0 0 0\ncpu0 1 1 1\n");
        Files.writeString(own(), "42 (a (b) c) S 1 1 1 0 -1 0 0 0 0 0 " + used + " 0 0 0 20 0 9 0");
    }

    private Path processors() {
        return folder.resolve("stat");
    }

    private Path own() {
        return folder.resolve("own");
    }
}
