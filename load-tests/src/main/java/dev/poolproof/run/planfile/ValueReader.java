package dev.poolproof.run.planfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads the value of one key. Numbers and durations stay text as they were written: the command line reads them.
 *
 * @param key what it is on the command line
 * @param path where it stands
 * @param problems takes what is wrong with it
 */
record ValueReader(PlanKey key, String path, Problems problems) {

    /** What the value comes to on the command line. */
    List<String> arguments(Node value) {
        return switch (key.kind()) {
            case FLAG -> flag(value);
            case VALUE -> single(value);
            case LIST -> list(value);
            case MAP -> map(value);
        };
    }

    private List<String> flag(Node value) {
        String text = text(value).orElse("");
        if (!text.equals("true") && !text.equals("false")) {
            problems.add(value, "%s is a switch: write true or false.".formatted(path));
        }
        return text.equals("true") ? List.of(key.onCommandLine()) : List.of();
    }

    private List<String> single(Node value) {
        return text(value)
                .map(text -> List.of(key.with(text)))
                .orElseGet(() -> refuse(value, "needs one value: write %s: VALUE".formatted(key.name())));
    }

    /** Words in one text are not taken apart: where a path holds a blank, that would be wrong. */
    private List<String> list(Node value) {
        Optional<String> alone = text(value);
        if (alone.isPresent()) {
            String text = alone.get();
            if (key.argument().isPositional() && text.contains(" ")) {
                return refuse(
                        value,
                        "needs its words one by one: write %s: [%s]"
                                .formatted(
                                        key.name(),
                                        String.join(", ", text.strip().split(" +", -1))));
            }
            return List.of(key.with(text));
        }
        Optional<List<String>> texts = texts(value);
        return texts.isPresent()
                ? texts.get().stream().map(key::with).toList()
                : refuse(value, "needs a list: write %s: [FIRST, SECOND]".formatted(key.name()));
    }

    /** Several values of one name, as a sweep takes them, are written with commas on the command line. */
    private List<String> map(Node value) {
        if (!(value instanceof MappingNode mapping)) {
            return refuse(value, "needs names and values below it: write %s: {NAME: VALUE}".formatted(key.name()));
        }
        List<String> arguments = new ArrayList<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Optional<String> name = text(tuple.getKeyNode());
            Optional<String> text = text(tuple.getValueNode())
                    .or(() -> texts(tuple.getValueNode()).map(all -> String.join(",", all)));
            if (name.isPresent() && text.isPresent()) {
                arguments.add(key.with(name.get() + "=" + text.get()));
            } else {
                refuse(tuple.getKeyNode(), "needs a value: write %s: VALUE".formatted(name.orElse("NAME")));
            }
        }
        return arguments;
    }

    private List<String> refuse(Node value, String why) {
        problems.add(value, path + " " + why);
        return List.of();
    }

    /** A scalar as it was written; empty for anything else and for nothing. */
    static Optional<String> text(Node value) {
        return value instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)
                ? Optional.of(scalar.getValue())
                : Optional.empty();
    }

    private static Optional<List<String>> texts(Node value) {
        if (!(value instanceof SequenceNode sequence) || sequence.getValue().isEmpty()) {
            return Optional.empty();
        }
        List<String> texts = sequence.getValue().stream()
                .map(ValueReader::text)
                .flatMap(Optional::stream)
                .collect(Collectors.toList());
        return texts.size() == sequence.getValue().size() ? Optional.of(texts) : Optional.empty();
    }
}
