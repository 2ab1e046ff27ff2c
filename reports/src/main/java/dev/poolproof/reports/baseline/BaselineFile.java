package dev.poolproof.reports.baseline;

import dev.poolproof.reports.record.FileFormat;
import dev.poolproof.reports.record.JsonFile;
import dev.poolproof.reports.record.JsonSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes and reads a baseline: JSON, an entry a line, made to be kept beside the sources and to be edited by hand. */
public final class BaselineFile {

    /** What a baseline is mostly called. */
    public static final String USUAL_NAME = "poolproof-baseline.json";

    private static final String NAME = "poolproof-baseline";
    private static final int VERSION = 1;
    private static final String SCHEMA = "baseline.schema.json";
    private static final String RENEWAL = "take it from your version control, or write it anew with 'baseline update'.";

    private static final FileFormat FORMAT = new FileFormat(
            "baseline",
            USUAL_NAME,
            NAME,
            VERSION,
            new JsonSchema(BaselineFile::schema),
            "'poolproof baseline update RUN --baseline FILE' writes one.",
            RENEWAL,
            UnreadableBaselineException::new);

    private BaselineFile() {}

    /**
     * Reads a baseline.
     *
     * @throws UnreadableBaselineException if the file is missing, no JSON, cut off, of another format or version, breaks the
     *     schema, or accepts a finding twice
     */
    public static Baseline read(Path file) {
        Baseline baseline =
                new Baseline(JsonFile.read(file, FORMAT, Document.class).entries());
        Set<String> names = new HashSet<>();
        for (BaselineEntry entry : baseline.entries()) {
            if (!names.add(entry.fingerprint())) {
                throw new UnreadableBaselineException(
                        file, "it accepts " + entry.name() + " twice", "Leave one of the two entries.", null);
            }
        }
        return baseline;
    }

    /**
     * Writes a baseline, all of it or nothing.
     *
     * @throws IOException if it cannot be written; what was there before is still there
     */
    public static void write(Path file, Baseline baseline) throws IOException {
        JsonFile.write(file, new Document(NAME, VERSION, baseline.entries()));
    }

    static String schema() {
        try (InputStream resource = BaselineFile.class.getResourceAsStream(SCHEMA)) {
            if (resource == null) {
                throw new IllegalStateException("The resource " + SCHEMA + " is missing beside " + BaselineFile.class);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** The whole file. */
    record Document(String format, int version, List<BaselineEntry> entries) {}
}
