package dev.poolproof.run.planfile;

import dev.poolproof.run.plan.UsageException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The options of every command, as a file gives them: a section a command, a key an option. Immutable.
 *
 * <p>Its text is never interpreted beyond YAML: no variables, no tags, no classes.
 */
final class PlanFile {

    private final Path path;
    private final Map<String, Map<String, Setting>> sections;

    private PlanFile(Path path, Map<String, Map<String, Setting>> sections) {
        this.path = path;
        this.sections = sections;
    }

    /**
     * Reads a file, all sections of it, so that a mistake shows itself before its command is used.
     *
     * @param program what sections and keys there are
     * @throws UsageException if it cannot be read or holds what no command knows; it names every mistake with its line
     */
    static PlanFile read(Path path, CommandSpec program) {
        try {
            LoadSettings settings =
                    LoadSettings.builder().setLabel(path.toString()).build();
            Problems problems = new Problems(path);
            return new PlanFile(
                    path,
                    new Compose(settings)
                            .composeString(Files.readString(path))
                            .map(root -> new PlanReader(problems).read(root, program))
                            .orElse(Map.of()));
        } catch (NoSuchFileException e) {
            throw new UsageException("There is no file %s: './poolproof init %s' writes one.".formatted(path, path), e);
        } catch (CharacterCodingException e) {
            throw new UsageException("%s is no text in UTF-8, but a plan must be.".formatted(path), e);
        } catch (IOException e) {
            throw new UsageException("%s cannot be read (%s).".formatted(path, e.getMessage()), e);
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw new UsageException("%s:%d: this is no YAML: %s.".formatted(path, line, e.getProblem()), e);
        } catch (YamlEngineException e) {
            throw new UsageException("%s is no YAML: %s".formatted(path, e.getMessage()), e);
        }
    }

    Path path() {
        return path;
    }

    /** What it gives a command: the command's own section before the one for all. */
    List<Setting> of(CommandSpec command, String section) {
        Map<String, Setting> found = new LinkedHashMap<>(sections.getOrDefault(section, Map.of()));
        Map<String, PlanKey> keys = PlanKey.of(command);
        sections.getOrDefault(PlanReader.ALL, Map.of()).forEach((name, setting) -> {
            PlanKey key = keys.get(name);
            if (key != null && key.argument().isOption()) {
                found.putIfAbsent(name, setting);
            }
        });
        return List.copyOf(found.values());
    }
}
