package dev.poolproof.run.scenario;

import dev.poolproof.reports.record.JsonSchema;
import dev.poolproof.reports.record.JsonSchema.Violation;
import dev.poolproof.run.plan.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file that holds a {@link Scenario}, in YAML. */
public final class ScenarioFile {

    /** The resource beside this class with its JSON Schema. */
    public static final String SCHEMA = "scenario.schema.json";

    private static final JsonSchema FORM = new JsonSchema(ScenarioFile::schema);

    private ScenarioFile() {}

    /**
     * Reads it, and the files that it names.
     *
     * @throws UsageException if it cannot be read or makes no sense; it names every mistake with its line and key
     */
    public static Scenario read(Path file) {
        YamlTree tree = YamlTree.of(file, text(file));
        Problems problems = new Problems(file, tree);
        for (Violation violation : FORM.all(tree.root())) {
            String property = violation.property();
            if (property != null && violation.keyword().equals("additionalProperties")) {
                problems.add(YamlTree.inside(violation.pointer(), property), "is no key that is known here.");
            } else {
                problems.add(violation.pointer(), "is not as it must be: " + violation.message() + ".");
            }
        }
        problems.throwIfAny();
        Scenario scenario = new ScenarioReader(file, problems).read(tree.root());
        problems.throwIfAny();
        return scenario;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new UsageException("There is no file %s: name a scenario, for example shop.yaml.".formatted(file), e);
        } catch (CharacterCodingException e) {
            throw new UsageException("%s is no text in UTF-8, but a scenario must be.".formatted(file), e);
        } catch (IOException e) {
            throw new UsageException("%s cannot be read (%s).".formatted(file, e.getMessage()), e);
        }
    }

    private static String schema() {
        try (InputStream resource = ScenarioFile.class.getResourceAsStream(SCHEMA)) {
            if (resource == null) {
                throw new IllegalStateException("The resource " + SCHEMA + " is missing beside " + ScenarioFile.class);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
