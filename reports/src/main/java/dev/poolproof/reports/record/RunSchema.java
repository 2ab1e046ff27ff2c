package dev.poolproof.reports.record;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The JSON Schema of {@code run.json}. */
final class RunSchema {

    static final String RESOURCE = "run.schema.json";

    /** The first few say enough: one wrong brace breaks a hundred things. */
    private static final int VIOLATIONS_SHOWN = 3;

    private RunSchema() {}

    /** What the tree breaks, in words; empty if it keeps the schema. */
    static Optional<String> violations(JsonNode tree) {
        List<Error> errors = Loaded.SCHEMA.validate(tree);
        if (errors.isEmpty()) {
            return Optional.empty();
        }
        String shown =
                errors.stream().limit(VIOLATIONS_SHOWN).map(RunSchema::inWords).collect(Collectors.joining("; "));
        int more = errors.size() - VIOLATIONS_SHOWN;
        return Optional.of(more > 0 ? shown + "; and " + more + " more" : shown);
    }

    static String text() {
        try (InputStream resource = RunSchema.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException("The resource " + RESOURCE + " is missing beside " + RunSchema.class);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static String inWords(Error error) {
        String where = error.getInstanceLocation().toString();
        return "at " + (where.isEmpty() ? "the top" : where) + ": " + error.getMessage();
    }

    /** Loaded once, when the first record is read. */
    private static final class Loaded {
        static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text(), InputFormat.JSON);
    }
}
