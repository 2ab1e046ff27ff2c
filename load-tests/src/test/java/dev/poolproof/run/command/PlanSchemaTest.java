package dev.poolproof.run.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.poolproof.run.planfile.PlanSchema;
import dev.poolproof.run.planfile.PlannedArguments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema of {@code poolproof.yaml}: made from the options, kept as a file, and true. */
class PlanSchemaTest {

    private static final Path KEPT =
            Path.of("src/main/resources/dev/poolproof/run/planfile").resolve(PlanSchema.RESOURCE);

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void isWhatTheOptionsAre() throws IOException {
        String schema = PlanSchema.of(Poolproof.commandLine().getCommandSpec());
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.writeString(KEPT, schema);
        }

        assertThat(KEPT).as("-Dgolden.rewrite=true writes it anew").content().isEqualTo(schema);
    }

    static Stream<Key> keys() {
        List<Key> keys = new ArrayList<>();
        JsonNode schema =
                new JsonMapper().readTree(PlanSchema.of(Poolproof.commandLine().getCommandSpec()));
        collect(schema.path("properties"), List.of(), keys);
        return keys.stream().filter(key -> !key.command().equals(List.of("all")));
    }

    private static void collect(JsonNode sections, List<String> path, List<Key> keys) {
        sections.properties().forEach(section -> {
            List<String> deeper = new ArrayList<>(path);
            deeper.add(section.getKey());
            JsonNode properties = section.getValue().path("properties");
            if (properties.isMissingNode()) {
                keys.add(new Key(path, section.getKey(), sample(section.getValue())));
            } else {
                collect(properties, deeper, keys);
            }
        });
    }

    private static String sample(JsonNode schema) {
        if (schema.has("enum")) {
            return schema.path("enum").get(0).asString();
        }
        if (schema.has("anyOf")) {
            return "[" + sample(schema.path("anyOf").get(0)) + "]";
        }
        if (schema.has("pattern")) {
            return "30s";
        }
        return switch (schema.path("type").isString() ? schema.path("type").asString() : "text") {
            case "boolean" -> "true";
            case "integer" -> "7";
            case "number" -> "7.5";
            case "object" -> "{name: 7}";
            default -> "text";
        };
    }

    @ParameterizedTest
    @MethodSource("keys")
    void knowsOnlyWhatTheFileMayHold(Key key) throws IOException {
        String yaml = key.yaml();
        Files.writeString(folder.resolve(PlannedArguments.USUAL_NAME), yaml);

        String[] arguments = PlannedArguments.complete(
                        Poolproof.commandLine(), folder, key.command().toArray(String[]::new))
                .toArray();

        assertThat(arguments).hasSizeGreaterThan(key.command().size());
        assertThat(schema().validate(yaml, InputFormat.YAML)).isEmpty();
    }

    @Test
    void refusesWhatTheFileMayNotHold() {
        assertThat(schema().validate("run: {rte: 50}", InputFormat.YAML)).hasSize(1);
        assertThat(schema().validate("runn: {rate: 50}", InputFormat.YAML)).hasSize(1);
        assertThat(schema().validate("run: {rate: fast}", InputFormat.YAML)).hasSize(1);
        assertThat(schema().validate("run: {duration: 10}", InputFormat.YAML)).isNotEmpty();
    }

    static Schema schema() {
        String kept = PlanSchema.of(Poolproof.commandLine().getCommandSpec());
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(kept, InputFormat.JSON);
    }

    /** A key of the schema, with a value that it allows. */
    record Key(List<String> command, String name, String value) {
        String yaml() {
            StringBuilder yaml = new StringBuilder();
            for (int depth = 0; depth < command.size(); depth++) {
                yaml.append("  ".repeat(depth)).append(command.get(depth)).append(":\n");
            }
            return yaml.append("  ".repeat(command.size()))
                    .append(name + ": " + value + "\n")
                    .toString();
        }
    }
}
