package dev.poolproof.run.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolproof.run.plan.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "permissions and the program sleep are POSIX")
class ServerFolderTest {

    @TempDir
    Path temporary;

    @Test
    void removesWhatAKilledRunLeftBehind() throws Exception {
        SharedFolder shared = SharedFolder.open(temporary.resolve("shared"));
        Path abandoned = Files.createDirectory(shared.path().resolve("run-1"));
        Files.createDirectory(abandoned.resolve("data"));
        Files.createFile(abandoned.resolve("in-use"));
        Path program = Files.createDirectory(shared.path().resolve("mysql")).resolve("sleep");
        Files.copy(sleep(), program, StandardCopyOption.COPY_ATTRIBUTES);
        Process orphan = new ProcessBuilder(program.toString(), "60").start();
        Files.writeString(abandoned.resolve("server.pid"), orphan.pid() + "\n");

        ServerFolder.removeAbandoned(shared);

        assertThat(orphan.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(abandoned).doesNotExist();
    }

    @Test
    void sparesAProcessThatOnlyGotTheNumber() throws Exception {
        SharedFolder shared = SharedFolder.open(temporary.resolve("shared"));
        Path abandoned = Files.createDirectory(shared.path().resolve("run-1"));
        Process stranger = new ProcessBuilder("sleep", "60").start();
        Files.writeString(abandoned.resolve("server.pid"), stranger.pid() + "\n");

        ServerFolder.removeAbandoned(shared);

        assertThat(stranger.isAlive()).isTrue();
        assertThat(abandoned).doesNotExist();
        stranger.destroyForcibly();
    }

    @Test
    void sparesAFolderInUse() throws IOException {
        SharedFolder shared = SharedFolder.open(temporary.resolve("shared"));
        try (ServerFolder folder = ServerFolder.create(shared)) {
            ServerFolder.removeAbandoned(shared);

            assertThat(folder.data()).exists();
        }

        assertThat(shared.path()).isEmptyDirectory();
    }

    @Test
    void startsNothingFromAFolderThatOthersMayWriteTo() throws IOException {
        Path open = Files.createDirectory(temporary.resolve("shared"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThatThrownBy(() -> SharedFolder.open(open))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("java.io.tmpdir");
    }

    private static Path sleep() {
        return Stream.of("/usr/bin/sleep", "/bin/sleep")
                .map(Path::of)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }
}
