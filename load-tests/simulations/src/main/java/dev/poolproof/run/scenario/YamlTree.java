package dev.poolproof.run.scenario;

import dev.poolproof.run.plan.UsageException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.AnchorNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A YAML text as a tree of JSON, which remembers the line of every key. */
final class YamlTree {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** A scenario repeats itself a little; a text that unfolds to a million lines is none. */
    private static final int MOST_ALIASES = 12;

    private final Path file;
    private final Map<String, Integer> lines = new HashMap<>();
    private final JsonNode root;

    private YamlTree(Path file, Optional<Node> root) {
        this.file = file;
        this.root = root.map(node -> tree(node, "")).orElseGet(JSON::nullNode);
    }

    /**
     * Reads a text.
     *
     * @param file for messages
     * @throws UsageException if it is no YAML
     */
    static YamlTree of(Path file, String text) {
        LoadSettings settings =
                LoadSettings.builder().setMaxAliasesForCollections(MOST_ALIASES).build();
        try {
            return new YamlTree(file, new Compose(settings).composeString(text));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw new UsageException("%s is no YAML:%n  line %d: %s.".formatted(file, line, e.getProblem()), e);
        } catch (YamlEngineException e) {
            throw new UsageException("%s is no YAML: %s".formatted(file, e.getMessage()), e);
        }
    }

    JsonNode root() {
        return root;
    }

    /** The line of a value, or of what it would stand in; counted from 1. */
    int line(String pointer) {
        String nearest = pointer;
        while (!lines.containsKey(nearest) && !nearest.isEmpty()) {
            nearest = nearest.substring(0, nearest.lastIndexOf('/'));
        }
        return lines.getOrDefault(nearest, 1);
    }

    /** The pointer of a key's value. */
    static String inside(String pointer, String key) {
        return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
    }

    private JsonNode tree(Node node, String pointer) {
        lines.putIfAbsent(pointer, line(node));
        if (node.isRecursive() || node instanceof AnchorNode) {
            throw new UsageException("%s holds itself at line %d: write it out.".formatted(file, line(node)));
        }
        if (node instanceof MappingNode mapping) {
            return object(mapping, pointer);
        }
        if (node instanceof SequenceNode sequence) {
            ArrayNode array = JSON.arrayNode();
            for (Node item : sequence.getValue()) {
                array.add(tree(item, pointer + "/" + array.size()));
            }
            return array;
        }
        return scalar((ScalarNode) node);
    }

    private ObjectNode object(MappingNode mapping, String pointer) {
        ObjectNode object = JSON.objectNode();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw new UsageException("%s has a key that is no word in line %d: put it in quotes."
                        .formatted(file, line(tuple.getKeyNode())));
            }
            String name = key.getValue();
            String inner = inside(pointer, name);
            if (object.has(name)) {
                throw new UsageException("%s has the key %s twice, in lines %d and %d: keep one of them."
                        .formatted(file, name, line(inner), line(key)));
            }
            lines.put(inner, line(key));
            object.set(name, tree(tuple.getValueNode(), inner));
        }
        return object;
    }

    private static JsonNode scalar(ScalarNode scalar) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        try {
            if (tag.equals(Tag.NULL)) {
                return JSON.nullNode();
            }
            if (tag.equals(Tag.BOOL)) {
                return JSON.booleanNode(Boolean.parseBoolean(text));
            }
            if (tag.equals(Tag.INT)) {
                return JSON.numberNode(Long.parseLong(text));
            }
            if (tag.equals(Tag.FLOAT)) {
                return JSON.numberNode(Double.parseDouble(text));
            }
        } catch (NumberFormatException inAnotherNotation) {
            return JSON.stringNode(text);
        }
        return JSON.stringNode(text);
    }

    private static int line(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }
}
