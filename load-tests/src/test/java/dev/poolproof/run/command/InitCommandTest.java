package dev.poolproof.run.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import dev.poolproof.run.planfile.PlannedArguments;
import dev.poolproof.run.scenario.Scenario;
import dev.poolproof.run.scenario.ScenarioFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class InitCommandTest {

    @TempDir
    private Path folder = Path.of(".");

    private final StringWriter out = new StringWriter();

    @Test
    void writesAPlanThatIsOne() throws IOException {
        Path file = folder.resolve("poolproof.yaml");

        assertThat(init(file.toString(), "--schema")).isZero();

        assertThat(complete("run")).contains("--rate=50", "--duration=10s", "--database=auto");
        assertThat(PlanSchemaTest.schema().validate(Files.readString(file), InputFormat.YAML))
                .isEmpty();
        assertThat(folder.resolve("poolproof.schema.json")).isNotEmptyFile();
        assertThat(out.toString()).contains("Written: " + file, "poolproof run");
    }

    @Test
    void writesExamplesThatHoldWithoutTheirMarks() throws IOException {
        Path file = folder.resolve("poolproof.yaml");
        init(file.toString());

        String uncommented = Files.readString(file).replaceAll("(?m)^#  ", "  ");
        Files.writeString(file, uncommented);

        assertThat(uncommented).contains("\n  variant:\n    permissions: never-released");
        assertThat(complete("run")).contains("--repeat=3", "--set=pool.maximum=8", "--password-env=DB_PASSWORD");
        assertThat(complete("watch"))
                .contains("--db-user=root", "--sessions=user=orders,schema=shop", "--expect-pool-max=10");
        assertThat(PlanSchemaTest.schema().validate(uncommented, InputFormat.YAML))
                .isEmpty();
    }

    @Test
    void writesAScenarioThatCanBeSent() throws IOException {
        Path file = folder.resolve("scenario.yaml");

        assertThat(init("--scenario", file.toString(), "--schema")).isZero();

        Scenario scenario = ScenarioFile.read(file);
        assertThat(scenario.load().requests()).isEqualTo(200);
        assertThat(scenario.requests()).hasSize(1);
        assertThat(folder.resolve("scenario.schema.json")).isNotEmptyFile();
        assertThat(out.toString())
                .contains("Written: " + file, "poolproof run --target http://127.0.0.1:8080 --scenario " + file);
    }

    @Test
    void writesExamplesOfAScenarioThatHoldWithoutTheirMarks() throws IOException {
        Path file = folder.resolve("scenario.yaml");
        init("--scenario", file.toString());

        String uncommented = Files.readString(file).replaceAll("(?m)^#(?=\\S|  )", "");
        Files.writeString(file, uncommented);
        Files.writeString(folder.resolve("users.csv"), "user,password,tenant\nann,secret,one\n");

        Scenario scenario = ScenarioFile.read(file);
        assertThat(scenario.login()).hasSize(1);
        assertThat(scenario.requests()).hasSize(3);
        assertThat(scenario.load().duration()).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void refusesAPlanAndAScenarioAtOnce() {
        Path file = folder.resolve("scenario.yaml");

        assertThat(init("--scenario=" + file, "plan.yaml")).isEqualTo(ExitCode.USAGE.number());

        assertThat(out.toString()).contains("plan.yaml would be a plan and " + file + " a scenario");
        assertThat(file).doesNotExist();
    }

    @Test
    void leavesWhatIsThereAsItIs() throws IOException {
        Path file = Files.writeString(folder.resolve("poolproof.yaml"), "mine");

        assertThat(init(file.toString())).isEqualTo(ExitCode.USAGE.number());

        assertThat(out.toString()).contains(file + " is there already");
        assertThat(file).hasContent("mine");
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        assertThat(init(folder.resolve("no/such/poolproof.yaml").toString())).isEqualTo(ExitCode.USAGE.number());

        assertThat(out.toString()).contains("cannot be written");
    }

    private String[] complete(String command) {
        return PlannedArguments.complete(Poolproof.commandLine(), folder, command)
                .toArray();
    }

    private int init(String... arguments) {
        CommandLine commandLine = Poolproof.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(out, true));
        String[] all = new String[arguments.length + 1];
        all[0] = "init";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return commandLine.execute(all);
    }
}
