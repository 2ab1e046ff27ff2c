package dev.poolproof.run.scenario;

import dev.poolproof.run.plan.UsageException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Everything that is wrong with a scenario file, so that all of it is said at once, each with its line and key. */
final class Problems {

    private final Path file;
    private final YamlTree tree;
    /** By line and key: what several checks see is said once. */
    private final Map<Integer, Map<String, String>> found = new TreeMap<>();

    Problems(Path file, YamlTree tree) {
        this.file = file;
        this.tree = tree;
    }

    /**
     * Notes one.
     *
     * @param pointer JSON pointer of the value
     * @param what the end of a sentence that begins with the key
     */
    void add(String pointer, String what) {
        found.computeIfAbsent(tree.line(pointer), unused -> new TreeMap<>()).putIfAbsent(key(pointer), what);
    }

    /** @throws UsageException with all of them, if there are any */
    void throwIfAny() {
        if (found.isEmpty()) {
            return;
        }
        StringBuilder message = new StringBuilder("%s is no scenario that can be sent:".formatted(file));
        found.forEach((line, keys) ->
                keys.forEach((key, what) -> message.append("%n  line %d: %s %s".formatted(line, key, what))));
        throw new UsageException(message.toString());
    }

    /** {@code requests[2].weight} for {@code /requests/2/weight}. */
    private static String key(String pointer) {
        if (pointer.isEmpty()) {
            return "the file";
        }
        return pointer.substring(1)
                .replaceAll("/(\\d+)(?=/|$)", "[$1]")
                .replace('/', '.')
                .replace("~1", "/")
                .replace("~0", "~");
    }
}
