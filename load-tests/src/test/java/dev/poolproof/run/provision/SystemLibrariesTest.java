package dev.poolproof.run.provision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemLibrariesTest {

    private static final String SAID = "/x/bin/mysqld: error while loading shared libraries: libaio.so.1: cannot open"
            + " shared object file: No such file or directory\n";

    @TempDir
    Path temporary;

    @ParameterizedTest
    @CsvSource({
        "'ID=debian\nVERSION_ID=\"12\"',             apt-get install libaio1 libnuma1",
        "'ID=debian\nVERSION_ID=\"13\"',             apt-get install libaio1t64 libnuma1",
        "'ID=debian',                                apt-get install libaio1t64 libnuma1",
        "'ID=ubuntu\nVERSION_ID=\"22.04\"',          apt-get install libaio1 libnuma1",
        "'ID=ubuntu\nVERSION_ID=\"24.04\"',          apt-get install libaio1t64 libnuma1",
        "'ID=\"rocky\"\nID_LIKE=\"rhel fedora\"',    dnf install libaio numactl-libs",
    })
    void namesTheMissingLibraryAndTheCommandThatInstallsIt(String release, String command) {
        assertThat(SystemLibraries.remedy(SAID, release))
                .hasValue("The system library libaio.so.1 is not installed on this machine. As root run: " + command);
    }

    @Test
    void findsWhatIsMissingBeforeAServerIsStarted() throws IOException {
        Files.createFile(temporary.resolve("libaio.so.1t64"));
        assertThat(SystemLibraries.obstacle(List.of(temporary), "ID=debian"))
                .hasValue(new Obstacle(
                        "MySQL needs libnuma of the system.", "as root: apt-get install libaio1t64 libnuma1"));

        Files.createFile(temporary.resolve("libnuma.so.1"));

        assertThat(SystemLibraries.obstacle(List.of(temporary), "ID=debian")).isEmpty();
    }

    @Test
    void hasNothingToSayWhereNoLibraryIsMissing() {
        assertThat(SystemLibraries.remedy("[ERROR] [MY-010119] [Server] Aborting", "ID=debian"))
                .isEmpty();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "symbolic links are a privilege there, and there is no MySQL")
    void lendsARenamedLibaioUnderTheNameThatMySqlAsksFor() throws IOException {
        Path system = Files.createDirectory(temporary.resolve("system"));
        Path server = Files.createDirectory(temporary.resolve("private"));

        SystemLibraries.lend(system, server);
        assertThat(server).isEmptyDirectory();

        Files.writeString(system.resolve("libaio.so.1t64"), "a library");
        SystemLibraries.lend(system, server);
        SystemLibraries.lend(system, server);
        assertThat(server.resolve("libaio.so.1")).hasContent("a library");
    }
}
