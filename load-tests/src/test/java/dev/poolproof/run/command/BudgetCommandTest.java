package dev.poolproof.run.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The command {@code budget} by its flags; asking a service and a server is tested where both run. */
class BudgetCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** The incident's repair on MySQL's own default limit. */
    @ParameterizedTest
    @CsvSource({
        "tenants=3x20, 1, 0, they fit.",
        "tenants=8x20, 1, 1, 30 too many.",
        "tenants=8x10, 1, 0, they fit.",
        "tenants=8x10, 2, 1, 30 too many."
    })
    void addsUpWhatIsGiven(String tenants, String instances, int exitCode, String outcome) {
        String master = "master=" + tenants.substring(tenants.indexOf('x') + 1);

        assertThat(execute("--pool", tenants, "--pool", master, "--instances", instances, "--max-connections", "151"))
                .isEqualTo(exitCode);
        assertThat(out.toString().replaceAll("\\s+", " ")).contains(outcome);
    }

    @Test
    void saysTheLargestSizeThatFits() {
        assertThat(execute("--pool", "9x20", "--max-connections", "151", "--account-limit", "90", "--reserve", "5"))
                .isEqualTo(ExitCode.FAIL.number());
        assertThat(out.toString())
                .contains("Give every pool at most 10 connections", "max_user_connections to 180")
                .contains("max_connections 151, 5 in reserve, the account's limit 90");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--max-connections 151                                   | Which pools?",
                "--pool 20 --target http://127.0.0.1:1 --max-connections 9| one of the two",
                "--pool 20                                               | Which limit?",
                "--pool 20 --max-connections 9 --url jdbc:mysql://h:1/   | one of the two",
                "--pool 20 --url jdbc:mysql://h:1/                       | needs --url and --user",
                "--pool 20 --max-connections 0                           | --max-connections is 0, but must be 1 or more",
                "--pool 20 --max-connections 9 --reserve -1              | --reserve is -1, but must be 0 or more",
                "--pool 20 --max-connections 9 --account-limit 0         | --account-limit is 0",
                "--pool 20 --max-connections 9 --account app             | --account is looked up on the server",
                "--pool 20 --max-connections 9 --server h:1              | no --target was given",
                "--pool 20 --max-connections 9 --instances 0             | --instances is 0",
                "--pool many --max-connections 9                         | 'many' names no pools",
                "--pool 0x20 --max-connections 9                         | '0x20' names no pools",
                "--target localhost --max-connections 9                  | 'localhost' is no address of a service",
                "--target http://127.0.0.1:1 --max-connections 9         | No guard answers at http://127.0.0.1:1"
            })
    void refusesWhatIsNoBudget(String arguments, String message) {
        assertThat(execute(arguments.trim().split(" +"))).isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString()).contains(message);
    }

    private int execute(String... arguments) {
        CommandLine commandLine = Poolproof.commandLine();
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err, true));
        String[] all = new String[arguments.length + 1];
        all[0] = "budget";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return commandLine.execute(all);
    }
}
