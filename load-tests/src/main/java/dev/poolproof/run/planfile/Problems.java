package dev.poolproof.run.planfile;

import dev.poolproof.run.plan.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Everything that is wrong with a file: all of it is told at once, each with its line. */
final class Problems {

    private static final int FAR = 4;

    private final Path file;
    private final List<String> lines = new ArrayList<>();

    Problems(Path file) {
        this.file = file;
    }

    /** @param what a sentence that names the key and says what to write */
    void add(Node where, String what) {
        lines.add("%s:%d: %s".formatted(file, line(where), what));
    }

    /** A key that nothing knows. */
    void unknown(Node key, String path, String what, Collection<String> known) {
        String name = path.substring(path.lastIndexOf('.') + 1);
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        String nearest = known.stream()
                .min(Comparator.comparingInt(candidate -> distance.apply(name, candidate)))
                .orElse("");
        add(
                key,
                distance.apply(name, nearest) < FAR
                        ? "%s is %s. Did you mean %s?".formatted(path, what, nearest)
                        : "%s is %s: it is one of %s.".formatted(path, what, String.join(", ", known)));
    }

    /** The node as a mapping, empty for nothing at all; anything else is a problem. */
    Optional<MappingNode> mapping(Node node, String path, String example) {
        if (node instanceof MappingNode mapping) {
            return Optional.of(mapping);
        }
        if (node.getTag().equals(Tag.NULL)) {
            return Optional.empty();
        }
        add(node, "%s needs keys below it, for example:%n  %s".formatted(path, example.replace("\n", "\n  ")));
        return Optional.empty();
    }

    void throwIfAny() {
        if (!lines.isEmpty()) {
            throw new UsageException(String.join(System.lineSeparator(), lines));
        }
    }

    static int line(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }
}
