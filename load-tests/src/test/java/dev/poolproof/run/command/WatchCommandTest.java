package dev.poolproof.run.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What {@code watch} refuses before it asks anybody. */
class WatchCommandTest {

    @TempDir
    private Path folder = Path.of(".");

    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    --target http://127.0.0.1:1                              | What is the load?
                    --target http://127.0.0.1:1 --repeat 2 --for 1s          | --repeat runs a command again
                    --target http://127.0.0.1:1 --until-file done --repeat 2 -- true | do not go together
                    --target http://127.0.0.1:1 --repeat 21 -- true          | --repeat is 21
                    --target http://127.0.0.1:1 --expect-pool-max=-1 -- true | --expect-pool-max is -1
                    --target ftp://127.0.0.1 -- true                         | --target is no address
                    --target http://user:secret@127.0.0.1 -- true            | --target is no address
                    --sessions user=orders -- true                           | belong to a server
                    --db jdbc:mysql://127.0.0.1:1/ -- true                   | --db needs --db-user
                    --db jdbc:mysql://127.0.0.1:1/ --db-user root -- true    | --db-password-env
                    --db jdbc:mysql://127.0.0.1:1/ --db-user root --db-password-env PATH --sessions name=x -- true | 'name=x' is no condition
                    --db jdbc:mysql://127.0.0.1:1/ --db-user root --db-password-env PATH -- true | no MySQL or MariaDB answers
                    --target http://127.0.0.1:1 -- true                      | There is nothing to watch
                    -- true                                                  | There is nothing to watch
                    """)
    void refuses(String arguments, String message) {
        assertThat(execute(arguments.strip().split(" +"))).as(err.toString()).isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString()).contains(message).doesNotContain("secret").doesNotContain("\tat ");
        assertThat(folder.resolve("runs"))
                .satisfiesAnyOf(
                        runs -> assertThat(runs).doesNotExist(),
                        runs -> assertThat(runs).isEmptyDirectory());
    }

    @Test
    void refusesAFileThatIsThereAlready() throws Exception {
        Path done = Files.createFile(folder.resolve("done"));

        assertThat(execute("--target", "http://127.0.0.1:1", "--until-file", done.toString()))
                .isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString()).contains("is there already", "remove it first");
    }

    /** What stands behind -- is another program's. */
    @Test
    void leavesTheArgumentsOfTheCommandAlone() throws Exception {
        Path body = Files.writeString(folder.resolve("body"), "--no-such-option");

        assertThat(execute("--", "curl", "--help", "-d", "@" + body)).isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString()).contains("There is nothing to watch");
    }

    private int execute(String... arguments) {
        CommandLine commandLine = Poolproof.commandLine();
        commandLine.setOut(new PrintWriter(new StringWriter()));
        commandLine.setErr(new PrintWriter(err));
        String[] all = new String[arguments.length + 2];
        all[0] = "watch";
        all[1] = "--runs=" + folder.resolve("runs");
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return commandLine.execute(all);
    }
}
