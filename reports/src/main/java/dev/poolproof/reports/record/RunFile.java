package dev.poolproof.reports.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes and reads {@code run.json}. What is read has been held against the schema, so a rule may trust its shape. */
public final class RunFile {

    private static final String REPEAT = "Repeat the run to get a whole record.";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // What an earlier Poolproof did not record yet is none.
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private RunFile() {}

    /**
     * Writes a record, all of it or nothing: a reader never meets half a file.
     *
     * @param file where; its folder is created if needed, a file that is there is replaced
     * @throws IOException if it cannot be written; what was there before is still there
     */
    public static void write(Path file, RunRecord record) throws IOException {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null) {
            throw new IOException("Cannot write a run record to " + file + ": it names no file.");
        }
        Files.createDirectories(folder);
        Path whole = target.resolveSibling(target.getFileName() + ".part");
        try {
            Files.writeString(whole, toJson(record));
            moveInto(whole, target);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    /**
     * Reads a record.
     *
     * @throws UnreadableRecordException if the file is missing, no JSON, cut off, of another format or version, or breaks
     *     the schema
     */
    public static RunRecord read(Path file) {
        JsonNode tree = parse(file, text(file));
        refuseForeign(file, tree);
        RunSchema.violations(tree).ifPresent(problem -> {
            throw new UnreadableRecordException(file, "it breaks the schema: " + problem, REPEAT, null);
        });
        try {
            return MAPPER.treeToValue(tree, RunRecord.class);
        } catch (JacksonException problem) {
            throw new UnreadableRecordException(file, problem.getOriginalMessage(), REPEAT, problem);
        }
    }

    static String toJson(RunRecord record) {
        return MAPPER.writer().with(new LineLayout()).writeValueAsString(record) + "\n";
    }

    private static void moveInto(Path whole, Path target) throws IOException {
        try {
            Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException onlyOnSomeFileSystems) {
            Files.move(whole, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String text(Path file) {
        if (Files.isDirectory(file)) {
            throw new UnreadableRecordException(
                    file, "it is a folder", "Name the run.json inside it: " + file.resolve("run.json") + ".", null);
        }
        try {
            return Files.readString(file);
        } catch (NoSuchFileException missing) {
            throw new UnreadableRecordException(
                    file, "there is no such file", "A run writes run.json into its own folder; name that.", missing);
        } catch (AccessDeniedException denied) {
            throw new UnreadableRecordException(file, "access is denied", "Check the file's permissions.", denied);
        } catch (IOException | UncheckedIOException problem) {
            throw new UnreadableRecordException(
                    file, "it is no UTF-8 text (" + problem + ")", "Name a run.json that a run wrote.", problem);
        }
    }

    private static JsonNode parse(Path file, String text) {
        try {
            return MAPPER.readTree(text);
        } catch (UnexpectedEndOfInputException cutOff) {
            throw new UnreadableRecordException(
                    file, "it ends in the middle, at " + place(cutOff) + ": it was cut off", REPEAT, cutOff);
        } catch (JacksonException problem) {
            String what = problem.getOriginalMessage().lines().findFirst().orElse("");
            throw new UnreadableRecordException(
                    file,
                    "it is not JSON, at " + place(problem) + ": " + what,
                    "Name a run.json that a run wrote, unchanged.",
                    problem);
        }
    }

    private static void refuseForeign(Path file, JsonNode tree) {
        String format = tree.path("format").asString("");
        if (!format.equals(RunRecord.FORMAT)) {
            String found = format.isEmpty() ? "it names no format" : "its format is '" + format + "'";
            throw new UnreadableRecordException(
                    file,
                    "it is no run record (" + found + ", expected '" + RunRecord.FORMAT + "')",
                    "Name the run.json that a run wrote.",
                    null);
        }
        JsonNode version = tree.path("version");
        if (!version.isInt() || version.intValue() != RunRecord.VERSION) {
            String by = tree.path("run").path("poolproofVersion").asString("unknown");
            throw new UnreadableRecordException(
                    file,
                    "it has version " + (version.isMissingNode() ? "(none)" : version)
                            + " of the format, written by Poolproof " + by + "; this Poolproof reads version "
                            + RunRecord.VERSION,
                    "Judge it with the Poolproof that wrote it, or repeat the run with this one.",
                    null);
        }
    }

    private static String place(JacksonException problem) {
        var location = problem.getLocation();
        return location == null
                ? "an unknown place"
                : "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
