package dev.poolproof.reports.record;

import java.io.IOException;
import java.nio.file.Path;

/** Writes and reads {@code run.json}. What is read has been held against the schema, so a rule may trust its shape. */
public final class RunFile {

    private static final FileFormat FORMAT = new FileFormat(
            "run record",
            "run.json",
            RunRecord.FORMAT,
            RunRecord.VERSION,
            new JsonSchema(RunSchema::text),
            "Name the run.json that a run wrote into its folder.",
            "repeat the run to get a whole record.",
            UnreadableRecordException::new);

    private RunFile() {}

    /**
     * Writes a record, all of it or nothing: a reader never meets half a file.
     *
     * @param file where; its folder is created if needed, a file that is there is replaced
     * @throws IOException if it cannot be written; what was there before is still there
     */
    public static void write(Path file, RunRecord record) throws IOException {
        JsonFile.write(file, record);
    }

    /**
     * Reads a record.
     *
     * @throws UnreadableRecordException if the file is missing, no JSON, cut off, of another format or version, or breaks
     *     the schema
     */
    public static RunRecord read(Path file) {
        return JsonFile.read(file, FORMAT, RunRecord.class);
    }

    static String toJson(RunRecord record) {
        return JsonFile.toJson(record);
    }
}
