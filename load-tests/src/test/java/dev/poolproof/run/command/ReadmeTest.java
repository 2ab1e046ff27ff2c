package dev.poolproof.run.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import dev.poolproof.run.scenario.Scenario;
import dev.poolproof.run.scenario.ScenarioFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** The commands, plans and CI files that the README shows: none names an option that is not there. */
class ReadmeTest {

    private static final Path README = Path.of("../README.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");
    private static final Pattern COMMAND = Pattern.compile(
            "(?m)^[ $-]*(?:run: |[\\w./-]*env )?(?:\\S*/)?poolproof(?:-[\\w.-]+/poolproof)? (?!bench\\b)(.*)$");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

    static Stream<String> commands() throws IOException {
        List<String> commands = new ArrayList<>();
        for (MatchResult block : blocks("console|yaml|sh")) {
            Matcher command = COMMAND.matcher(block.group(2).replaceAll("\\s*\\\\\\n\\s*", " "));
            while (command.find()) {
                commands.add(command.group(1).replaceFirst("\\s+#.*$", "").strip());
            }
        }
        return commands.stream();
    }

    private static List<MatchResult> blocks(String languages) throws IOException {
        return BLOCK.matcher(Files.readString(README))
                .results()
                .filter(block -> block.group(1).matches(languages))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void showsCommandsThatThereAre(String command) {
        CommandLine program = Poolproof.commandLine();
        lenient(program);

        ParseResult parsed = program.parseArgs(words(command).toArray(String[]::new));

        assertThat(errors(parsed)).isEmpty();
        assertThat(parsed.hasSubcommand()).as("a command").isTrue();
    }

    private static void lenient(CommandLine program) {
        program.getCommandSpec().parser().collectErrors(true);
        program.getSubcommands().values().forEach(ReadmeTest::lenient);
    }

    private static List<Exception> errors(ParseResult parsed) {
        List<Exception> errors = new ArrayList<>(parsed.errors());
        if (parsed.hasSubcommand()) {
            errors.addAll(errors(parsed.subcommand()));
        }
        return errors;
    }

    private static List<String> words(String command) {
        return WORD.matcher(command)
                .results()
                .map(word ->
                        word.group(1) != null ? word.group(1) : word.group(2) != null ? word.group(2) : word.group(3))
                .toList();
    }

    @Test
    void showsAScenarioThatCanBeSent(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("users.csv"), "user,password\nann,secret\n");
        String shown = blocks("yaml").stream()
                .map(block -> block.group(2))
                .filter(yaml -> yaml.startsWith("# shop.yaml"))
                .findFirst()
                .orElseThrow();

        Scenario read = ScenarioFile.read(Files.writeString(folder.resolve("shop.yaml"), shown));

        assertThat(read.name()).isEqualTo("shop");
    }

    @Test
    void showsPlansAndCiFilesThatCanBeRead() throws IOException {
        List<MatchResult> files = blocks("yaml");

        assertThat(files).isNotEmpty().allSatisfy(block -> {
            String yaml = block.group(2);
            assertThat(new Load(LoadSettings.builder().build()).loadFromString(yaml))
                    .isNotNull();
            if (yaml.startsWith("# poolproof.yaml")) {
                assertThat(PlanSchemaTest.schema().validate(yaml, InputFormat.YAML))
                        .isEmpty();
            }
        });
    }
}
