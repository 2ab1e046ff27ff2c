package dev.poolproof.run.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The command {@code doctor} by its flags; what it says of a service and a server is tested where both run. */
class DoctorCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--target 127.0.0.1                          | --target is no address of a service",
                "--target http://me:secret@127.0.0.1/        | --target is no address of a service",
                "--metrics ftp://127.0.0.1/metrics           | --metrics is no address of metrics",
                "--metrics http://me:secret@127.0.0.1/m      | --metrics-authorization-env",
                "--metrics-authorization-env NOT_THERE_AT_ALL| NOT_THERE_AT_ALL is not set",
                "--url jdbc:mysql://127.0.0.1:3306/          | needs --url and --user"
            })
    void refusesWhatItCannotExamine(String arguments, String message) {
        assertThat(execute(arguments.trim().split(" "))).isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString()).contains(message).doesNotContain("secret");
    }

    @Test
    void saysThatNobodyAnswers() {
        assertThat(execute("--target", "http://127.0.0.1:1")).isEqualTo(ExitCode.INVALID.number());
        assertThat(out.toString())
                .contains("BLOCKS  127.0.0.1:1", "Nobody answers there", "→ start the service")
                .contains("No run can be made");
    }

    private int execute(String... arguments) {
        CommandLine commandLine = Poolproof.commandLine();
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        String[] all = new String[arguments.length + 1];
        all[0] = "doctor";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return commandLine.execute(all);
    }
}
