package dev.poolproof.reports.record;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A JSON Schema that says in words what breaks it. Loaded when it is first needed. Thread-safe. */
public final class JsonSchema {

    /** The first few say enough: one wrong brace breaks a hundred things. */
    private static final int VIOLATIONS_SHOWN = 3;

    private final Supplier<String> text;
    private @Nullable Schema loaded;

    /**
     * A schema.
     *
     * @param text the schema, of draft 2020-12
     */
    public JsonSchema(Supplier<String> text) {
        this.text = text;
    }

    /** What the tree breaks, in words; empty if it keeps the schema. */
    public Optional<String> violations(JsonNode tree) {
        List<Error> errors = schema().validate(tree);
        if (errors.isEmpty()) {
            return Optional.empty();
        }
        String shown =
                errors.stream().limit(VIOLATIONS_SHOWN).map(JsonSchema::inWords).collect(Collectors.joining("; "));
        int more = errors.size() - VIOLATIONS_SHOWN;
        return Optional.of(more > 0 ? shown + "; and " + more + " more" : shown);
    }

    /** Every place where the tree breaks the schema, in the schema's order; none if it keeps it. */
    public List<Violation> all(JsonNode tree) {
        return schema().validate(tree).stream()
                .map(error -> new Violation(
                        error.getInstanceLocation().toString(),
                        error.getKeyword(),
                        error.getProperty(),
                        error.getMessage()))
                .toList();
    }

    /**
     * Where a tree breaks its schema.
     *
     * @param pointer JSON pointer of the value, empty for the whole
     * @param keyword of the schema that is broken, {@code required} for example
     * @param property the property that is missing or too much, null where it is neither
     * @param message in words
     */
    public record Violation(
            String pointer, String keyword, @Nullable String property, String message) {}

    private synchronized Schema schema() {
        Schema schema = loaded;
        if (schema == null) {
            schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text.get(), InputFormat.JSON);
            loaded = schema;
        }
        return schema;
    }

    private static String inWords(Error error) {
        String where = error.getInstanceLocation().toString();
        return "at " + (where.isEmpty() ? "the top" : where) + ": " + error.getMessage();
    }
}
