package dev.poolproof.run.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What {@code run} refuses of a load for somebody's service, and of instances, before it asks anybody. */
class DriveCommandTest {

    private static final String SCENARIO = """
            scenario: shop
            load: {open: [{rate: 10, for: 1s}]}
            requests:
              - send: GET /
            """;

    @TempDir
    private Path folder = Path.of(".");

    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    --scenario SHOP                                              | Which service?
                    --expect-pool-max 3                                          | Which service?
                    --db jdbc:mysql://127.0.0.1:1/                               | Which service?
                    --target http://127.0.0.1:1                                  | What is to be sent to --target?
                    --target http://127.0.0.1:1 --scenario nowhere.yaml          | There is no file nowhere.yaml
                    --target http://127.0.0.1:1 --scenario BROKEN                | line 2: load.open[0].rate
                    --target http://127.0.0.1:1/shop --scenario SHOP             | has a path
                    --target http://user:secret@127.0.0.1:1 --scenario SHOP      | --target is no address
                    --target http://shop.example --scenario SHOP                 | give --allow-remote-target if it is yours
                    --target http://127.0.0.1:1 --target http://192.0.2.1 --scenario SHOP | http://192.0.2.1 is another machine
                    --target http://127.0.0.1:1 --scenario SHOP --rate 5         | --rate and --target do not go together
                    --target http://127.0.0.1:1 --scenario SHOP --duration 5s --request-timeout 1s | --duration, --request-timeout and
                    --target http://127.0.0.1:1 --scenario SHOP --tenants 2      | --tenants and --target
                    --target http://127.0.0.1:1 --scenario SHOP --database embedded | --database and --target
                    --target http://127.0.0.1:1 --scenario SHOP --instances 2    | --instances and --target do not go together
                    --target http://127.0.0.1:1 --scenario SHOP --rolling-restart | --rolling-restart and --target do not go together
                    --instances 0                                                | --instances is 0, but must be between 1 and 8
                    --instances 9                                                | start them yourself and name each with --target
                    --rolling-restart                                            | --rolling-restart needs --instances 2 or more
                    --target http://127.0.0.1:1 --scenario SHOP --simulation a.B | give one of them
                    --target http://127.0.0.1:1 --classpath target               | belong to --simulation
                    --simulation com.example.Nowhere                             | There is no class com.example.Nowhere in Poolproof itself
                    --simulation a.B --classpath nowhere.jar                     | which --classpath names
                    --simulation java.lang.String                                | java.lang.String is no Gatling simulation
                    --simulation io.gatling.javaapi.core.Simulation --max-duration 0s | --max-duration is 0s
                    --simulation io.gatling.javaapi.core.Simulation              | There is nothing to watch
                    --target http://127.0.0.1:1 --scenario SHOP --repeat 21      | --repeat is 21
                    --target http://127.0.0.1:1 --scenario SHOP --db jdbc:mysql://127.0.0.1:1/ | --db needs --db-user
                    """)
    void refuses(String arguments, String message) throws Exception {
        Path shop = Files.writeString(folder.resolve("shop.yaml"), SCENARIO);
        Path broken = Files.writeString(folder.resolve("broken.yaml"), SCENARIO.replace("10", "fast"));

        int exitCode = execute(arguments
                .strip()
                .replace("SHOP", shop.toString())
                .replace("BROKEN", broken.toString())
                .split(" +"));

        assertThat(exitCode).as(err.toString()).isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString()).contains(message).doesNotContain("secret").doesNotContain("\tat ");
        assertThat(folder.resolve("runs"))
                .satisfiesAnyOf(
                        runs -> assertThat(runs).doesNotExist(),
                        runs -> assertThat(runs).isEmptyDirectory());
    }

    private int execute(String... arguments) {
        CommandLine commandLine = Poolproof.commandLine();
        commandLine.setOut(new PrintWriter(new StringWriter()));
        commandLine.setErr(new PrintWriter(err));
        return commandLine.execute(
                Stream.concat(Stream.of("run", "--runs=" + folder.resolve("runs")), Stream.of(arguments))
                        .toArray(String[]::new));
    }
}
