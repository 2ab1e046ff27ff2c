package dev.poolproof.run.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolproof.run.plan.UsageException;
import dev.poolproof.run.planfile.PlannedArguments;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code poolproof.yaml}: what it gives, what the command line outdoes, and what it is refused for. */
class PlanFileTest {

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void givesACommandItsOptions() throws IOException {
        write("""
            run:
              rate: 20
              duration: 5s
              variant:
                permissions: never-released
                dashboard: pool-per-request
            """);

        assertThat(complete("run"))
                .containsExactly(
                        "run",
                        "--rate=20",
                        "--duration=5s",
                        "--variant=permissions=never-released",
                        "--variant=dashboard=pool-per-request");
    }

    @Test
    void countsLessThanTheCommandLine() throws IOException {
        write("""
            run:
              rate: 20
              set: {pool.maximum: 8, pool.minimum-idle: 1}
              label: nightly
            """);

        assertThat(complete("run", "--rate", "5", "--set", "pool.maximum=3"))
                .containsExactly("run", "--label=nightly", "--rate", "5", "--set", "pool.maximum=3");
    }

    @Test
    void givesEveryCommandWhatItHas() throws IOException {
        write("""
            all:
              database: embedded
              rate: 20
            run:
              rate: 30
            """);

        assertThat(complete("run")).containsExactly("run", "--rate=30", "--database=embedded");
        assertThat(complete("demo")).containsExactly("demo", "--database=embedded");
        assertThat(complete("judge", "run.json")).containsExactly("judge", "run.json");
    }

    @Test
    void writesListsSwitchesAndParameters() throws IOException {
        write("""
            sweep:
              set:
                pool.maximum: [10, 20]
            budget:
              pool: [tenants=8x20, master=10]
            baseline:
              update:
                run: [runs/1, runs/2]
                baseline: known.json
                allow-growth: true
                prune: false
            """);

        assertThat(complete("sweep")).containsExactly("sweep", "--set=pool.maximum=10,20");
        assertThat(complete("budget")).containsExactly("budget", "--pool=tenants=8x20", "--pool=master=10");
        assertThat(complete("baseline", "update"))
                .containsExactly(
                        "baseline", "update", "--baseline=known.json", "--allow-growth", "--", "runs/1", "runs/2");
        assertThat(complete("baseline", "update", "runs/3"))
                .containsExactly("baseline", "update", "--baseline=known.json", "--allow-growth", "runs/3");
    }

    @Test
    void isReadFromWhereItIsSaid() throws IOException {
        Path other = Files.writeString(folder.resolve("nightly.yaml"), "run: {rate: 7}\n");

        assertThat(complete("--plan", other.toString(), "run"))
                .containsExactly("--plan", other.toString(), "run", "--rate=7");
        assertThat(complete("run", "--plan=" + other)).containsExactly("run", "--rate=7", "--plan=" + other);
    }

    @Test
    void isOfNoUseToHelpOrWithoutACommand() throws IOException {
        write("this is: [no plan");

        assertThat(complete("run", "--help")).containsExactly("run", "--help");
        assertThat(complete("--version")).containsExactly("--version");
        assertThat(complete()).isEmpty();
    }

    @Test
    void saysWhereOptionsComeFrom() throws IOException {
        write("run: {rate: 7, label: x}");

        assertThat(PlannedArguments.complete(Poolproof.commandLine(), folder, "run")
                        .origin())
                .contains(folder.resolve("poolproof.yaml") + " gives --rate, --label.");
    }

    @Test
    void leavesOutWhatIsForTheReferenceServiceWhereTheCommandLineNamesAnother() throws IOException {
        Path file = write("""
            all:
              database: embedded
              runs: elsewhere
            run:
              rate: 50
              seed: 7
            """);

        PlannedArguments planned = PlannedArguments.complete(
                Poolproof.commandLine(), folder, "run", "--target", "http://127.0.0.1:1", "--scenario", "shop.yaml");

        assertThat(planned.toArray())
                .contains("--runs=elsewhere", "--seed=7")
                .doesNotContain("--rate=50", "--database=embedded");
        assertThat(planned.origin())
                .hasValueSatisfying(
                        origin -> assertThat(origin)
                                .startsWith(file + " gives --seed, --runs.")
                                .endsWith(
                                        "It has also what is for another kind of run than the command line asks for: --rate, --database."));
    }

    @Test
    void leavesOutTheOtherServiceWhereTheCommandLineIsForTheReferenceService() throws IOException {
        write("run:\n  target: http://127.0.0.1:1\n  scenario: shop.yaml\n");

        assertThat(complete("run", "--rate", "50")).containsExactly("run", "--rate", "50");
        assertThat(complete("run", "--seed", "5")).contains("--target=http://127.0.0.1:1");
    }

    @Test
    void namesEveryMistakeWithItsLine() throws IOException {
        Path file = write("""
            run:
              rte: 50
              duration: [5s]
              set: pool.maximum=8
              repeat:
              repeat: 3
            runn:
              rate: 1
            baseline:
              update:
                prune: maybe
            sweep: fast
            """);

        assertThatThrownBy(() -> complete("run"))
                .isInstanceOf(UsageException.class)
                .hasMessageContainingAll(
                        file + ":2: run.rte is no option of that command. Did you mean rate?",
                        file + ":3: run.duration needs one value: write duration: VALUE",
                        file + ":4: run.set needs names and values below it: write set: {NAME: VALUE}",
                        file + ":6: run.repeat stands there twice, first in line 5: keep one of them.",
                        file + ":7: runn is no command. Did you mean run?",
                        file + ":11: baseline.update.prune is a switch: write true or false.",
                        file + ":12: sweep needs keys below it");
    }

    @Test
    void namesTheLineOfWhatIsNoYaml() throws IOException {
        Path file = write("run:\n  rate: 50\n duration: 5s\n");

        assertThatThrownBy(() -> complete("run"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(file + ":3: this is no YAML");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThatThrownBy(() -> complete("run", "--plan", "no/such.yaml"))
                .isInstanceOf(UsageException.class)
                .hasMessage("There is no file no/such.yaml: './poolproof init no/such.yaml' writes one.");
    }

    @Test
    void wantsTheWordsOfACommandOneByOne() throws IOException {
        write("""
            baseline:
              update:
                run: runs/1 runs/2
            """);

        assertThatThrownBy(() -> complete("baseline", "update"))
                .hasMessageContaining("needs its words one by one: write run: [runs/1, runs/2]");
    }

    @Test
    void namesTheLineOfAValueThatAnOptionDoesNotTake() throws IOException {
        Path file = write("run:\n\n  duration: 10\n");

        assertThat(refusal("run")).contains(file + ":3: run.duration: ", "'10' is no duration");
    }

    @Test
    void namesTheLineOfAnOptionThatThePlanRefuses() throws IOException {
        Path file = write("budget:\n  pool: 8x20\n  max-connections: 0\n");

        assertThat(refusal("budget"))
                .contains(
                        "--max-connections is 0",
                        "--max-connections comes from " + file + ":3: budget.max-connections");
    }

    private String refusal(String... arguments) {
        StringWriter err = new StringWriter();
        PlannedArguments planned = PlannedArguments.complete(Poolproof.commandLine(), folder, arguments);

        int exitCode = Poolproof.commandLine(planned)
                .setErr(new PrintWriter(err, true))
                .execute(planned.toArray());

        assertThat(exitCode).isEqualTo(ExitCode.USAGE.number());
        return err.toString();
    }

    private String[] complete(String... arguments) {
        return PlannedArguments.complete(Poolproof.commandLine(), folder, arguments)
                .toArray();
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(folder.resolve("poolproof.yaml"), yaml);
    }
}
