package dev.poolproof.reports.record;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The JSON Schema of {@code run.json}. */
final class RunSchema {

    static final String RESOURCE = "run.schema.json";

    private RunSchema() {}

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
}
