package dev.poolproof.run.planfile;

import dev.poolproof.run.plan.UsageException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Reads the sections of the file against the commands that there are, and notes everything that is wrong with them. */
final class PlanReader {

    /** The section for every command that has the option. */
    static final String ALL = "all";

    private final Problems problems;
    private final Map<String, Map<String, Setting>> sections = new LinkedHashMap<>();

    PlanReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * The settings of each section: by the command's path, {@code run} or {@code baseline.update}, and then by key.
     *
     * @throws UsageException if anything is wrong; it names all of it
     */
    Map<String, Map<String, Setting>> read(Node root, CommandSpec program) {
        Map<String, CommandLine> commands = program.subcommands();
        problems.mapping(root, "The file", "run:\n  rate: 50").ifPresent(mapping -> {
            for (Entry entry : entries(mapping, "")) {
                CommandLine command = commands.get(entry.name());
                if (entry.name().equals(ALL)) {
                    section(entry, PlanKey.ofAll(program).values(), ALL);
                } else if (command != null) {
                    command(entry, command.getCommandSpec(), entry.name());
                } else {
                    List<String> names = new ArrayList<>(commands.keySet());
                    names.add(ALL);
                    problems.unknown(entry.key(), entry.name(), "no command", names);
                }
            }
        });
        problems.throwIfAny();
        return sections;
    }

    private void command(Entry entry, CommandSpec command, String path) {
        Map<String, CommandLine> below = command.subcommands();
        if (below.isEmpty()) {
            section(entry, PlanKey.of(command).values(), path);
            return;
        }
        problems.mapping(entry.value(), path, below.keySet().iterator().next() + ":")
                .ifPresent(mapping -> {
                    for (Entry inner : entries(mapping, path + ".")) {
                        CommandLine subcommand = below.get(inner.name());
                        if (subcommand == null) {
                            problems.unknown(inner.key(), inner.path(), "no command", below.keySet());
                        } else {
                            command(inner, subcommand.getCommandSpec(), inner.path());
                        }
                    }
                });
    }

    private void section(Entry section, Collection<PlanKey> keys, String path) {
        Map<String, PlanKey> known = keys.stream()
                .collect(Collectors.toMap(PlanKey::name, key -> key, (first, second) -> first, LinkedHashMap::new));
        Map<String, Setting> settings = sections.computeIfAbsent(path, unused -> new LinkedHashMap<>());
        problems.mapping(section.value(), path, "rate: 50").ifPresent(mapping -> {
            for (Entry entry : entries(mapping, path + ".")) {
                PlanKey key = known.get(entry.name());
                if (key == null) {
                    String what = path.equals(ALL) ? "no option of any command" : "no option of that command";
                    problems.unknown(entry.key(), entry.path(), what, known.keySet());
                    continue;
                }
                ValueReader values = new ValueReader(key, entry.path(), problems);
                Setting setting = new Setting(
                        entry.path(),
                        Problems.line(entry.key()),
                        key.onCommandLine(),
                        key.argument().isPositional(),
                        values.arguments(entry.value()));
                settings.put(entry.name(), setting);
            }
        });
    }

    private List<Entry> entries(MappingNode mapping, String prefix) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        mapping.getValue().forEach(tuple -> {
            String name = ValueReader.text(tuple.getKeyNode()).orElse("?");
            Entry entry = new Entry(name, prefix + name, tuple.getKeyNode(), tuple.getValueNode());
            Entry first = entries.putIfAbsent(name, entry);
            if (first != null) {
                problems.add(
                        entry.key(),
                        "%s stands there twice, first in line %d: keep one of them."
                                .formatted(entry.path(), Problems.line(first.key())));
            }
        });
        return new ArrayList<>(entries.values());
    }

    /** A key and its value. */
    private record Entry(String name, String path, Node key, Node value) {}
}
