package dev.poolproof.run.planfile;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schema of a plan file, made from the commands and their options, so that an editor knows what they know. */
public final class PlanSchema {

    /** The resource beside this class that holds it; a test compares it with what the options are. */
    public static final String RESOURCE = "poolproof.schema.json";

    private static final Set<Class<?>> WHOLE = Set.of(int.class, Integer.class, long.class, Long.class);
    private static final Set<Class<?>> FRACTION = Set.of(double.class, Double.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private PlanSchema() {}

    /** The schema as text, with a line feed at its end. */
    public static String of(CommandSpec program) {
        ObjectNode schema = JSON.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "A plan of Poolproof: poolproof.yaml");
        schema.put("description", "A section a command, a key an option. The command line counts more than this file.");
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        ObjectNode sections = schema.putObject("properties");
        ObjectNode all = section(sections.putObject(PlanReader.ALL), "What every command gets that has the option.");
        PlanKey.ofAll(program).values().forEach(key -> describe(key, all.putObject(key.name())));
        program.subcommands().forEach((name, command) -> command(command.getCommandSpec(), sections.putObject(name)));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n";
    }

    private static void command(CommandSpec command, ObjectNode node) {
        ObjectNode properties = section(node, words(command.usageMessage().description()));
        if (command.subcommands().isEmpty()) {
            PlanKey.of(command).values().forEach(key -> describe(key, properties.putObject(key.name())));
        } else {
            command.subcommands().forEach((name, below) -> command(below.getCommandSpec(), properties.putObject(name)));
        }
    }

    private static ObjectNode section(ObjectNode node, String description) {
        node.put("description", description);
        // A section of which everything is commented out is nothing.
        node.putArray("type").add("object").add("null");
        node.put("additionalProperties", false);
        return node.putObject("properties");
    }

    private static void describe(PlanKey key, ObjectNode node) {
        String standard = key.argument().defaultValue();
        String description = words(key.argument().description());
        node.put("description", description.replace("${DEFAULT-VALUE}", String.valueOf(standard)));
        switch (key.kind()) {
            case FLAG -> node.put("type", "boolean");
            case VALUE -> value(key, key.argument().type(), node);
            case LIST -> {
                ArrayNode forms = node.putArray("anyOf");
                value(key, element(key), forms.addObject());
                ObjectNode list = forms.addObject();
                list.put("type", "array");
                list.put("minItems", 1);
                value(key, element(key), list.putObject("items"));
            }
            case MAP -> {
                node.put("type", "object");
                ArrayNode forms = node.putObject("additionalProperties").putArray("anyOf");
                scalar(forms.addObject());
                ObjectNode list = forms.addObject();
                list.put("type", "array");
                list.put("minItems", 1);
                scalar(list.putObject("items"));
            }
        }
    }

    private static Class<?> element(PlanKey key) {
        Class<?>[] types = key.argument().typeInfo().getAuxiliaryTypes();
        return types.length == 0 ? String.class : types[0];
    }

    private static void value(PlanKey key, Class<?> type, ObjectNode node) {
        boolean converted = key.argument().converters().length > 0;
        if (type == Duration.class) {
            node.put("type", "string");
            node.put("pattern", "^[0-9]{1,9}(ms|s|m|h)$");
        } else if (type.isEnum()) {
            ArrayNode names = node.putArray("enum");
            Arrays.stream(type.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                    .forEach(names::add);
        } else if (WHOLE.contains(type) && !converted) {
            node.put("type", "integer");
        } else if (FRACTION.contains(type) && !converted) {
            node.put("type", "number");
        } else {
            scalar(node);
        }
    }

    /** What YAML reads as a number or a switch is text to the command line all the same. */
    private static void scalar(ObjectNode node) {
        node.putArray("type").add("string").add("number").add("boolean");
    }

    private static String words(String[] lines) {
        return Arrays.stream(lines).map(String::strip).collect(Collectors.joining(" "));
    }
}
