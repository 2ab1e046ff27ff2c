package dev.poolproof.benchmarks.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Beside another JMH run, which here holds the lock in a temporary folder that only the two of them know. */
class MachineInUseIT {

    private static final String MESSAGE =
            "poolproof: Another JMH run uses this machine, and two at once measure each other."
                    + " Wait until it has ended, and start this command again.";

    @TempDir
    private Path folder = Path.of(".");

    @ParameterizedTest
    @ValueSource(strings = {"gate", "--quick contention hikari"})
    void saysWhatToDo(String arguments) throws IOException, InterruptedException {
        Path lock = folder.resolve("jmh.lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            assertThat(held.isValid()).isTrue();
            Process bench = new ProcessBuilder(command(arguments)).start();
            try {
                String said = new String(bench.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

                assertThat(said.strip()).isEqualTo(MESSAGE);
                assertThat(bench.waitFor()).isEqualTo(ExitCode.INVALID.number());
            } finally {
                bench.destroyForcibly();
            }
        }
    }

    private List<String> command(String arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                Bench.class.getName()));
        command.addAll(List.of(arguments.split(" ")));
        command.addAll(List.of("--out", folder.resolve("results").toString()));
        return command;
    }
}
