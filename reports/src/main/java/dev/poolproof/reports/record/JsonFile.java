package dev.poolproof.reports.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Files of a {@link FileFormat} as people hand them over: perhaps missing, cut off, edited, of another version, or something else
 * altogether. Whatever is wrong is said in one line.
 */
public final class JsonFile {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // What an earlier Poolproof did not write yet is none.
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /** Some editors begin a text with it; it is no part of it. */
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private JsonFile() {}

    /**
     * Reads a file that has been held against its schema, so the shape of what it says may be trusted.
     *
     * @throws UnreadableFileException the format's own, if the file is missing, no JSON, cut off, of another format or version, or
     *     breaks the schema
     */
    public static <T> T read(Path file, FileFormat format, Class<T> type) {
        JsonNode tree = parse(file, format, text(file, format));
        refuseForeign(file, format, tree);
        refuseOtherVersion(file, format, tree);
        String remedy = "Undo what was edited by hand, use the Poolproof that wrote it" + writer(tree, " (%s)")
                + ", or " + format.renewal();
        format.schema().violations(tree).ifPresent(problem -> {
            throw format.refusal().of(file, "it breaks the schema: " + problem, remedy, null);
        });
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (JacksonException problem) {
            throw format.refusal()
                    .of(file, "it makes no sense at " + path(problem) + ": " + firstLine(problem), remedy, problem);
        }
    }

    /**
     * Writes a file, all of it or nothing: a reader never meets half of it.
     *
     * @param file where; its folder is created if needed, a file that is there is replaced
     * @throws IOException if it cannot be written; what was there before is still there
     */
    public static void write(Path file, Object content) throws IOException {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null) {
            throw new IOException("Cannot write to " + file + ": it names no file.");
        }
        Files.createDirectories(folder);
        Path whole = target.resolveSibling(target.getFileName() + ".part");
        try {
            Files.writeString(whole, toJson(content));
            moveInto(whole, target);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    static String toJson(Object content) {
        return MAPPER.writer().with(new LineLayout()).writeValueAsString(content) + "\n";
    }

    private static void moveInto(Path whole, Path target) throws IOException {
        try {
            Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException onlyOnSomeFileSystems) {
            Files.move(whole, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String text(Path file, FileFormat format) {
        if (Files.isDirectory(file)) {
            String inside = file.resolve(format.usualName()).toString();
            throw format.refusal().of(file, "it is a folder", "Name the file in it, for example " + inside + ".", null);
        }
        try {
            return decoded(file, format, ByteBuffer.wrap(Files.readAllBytes(file)));
        } catch (NoSuchFileException missing) {
            throw format.refusal().of(file, "there is no such file", format.origin(), missing);
        } catch (AccessDeniedException denied) {
            throw format.refusal().of(file, "access is denied", "Check the file's permissions.", denied);
        } catch (IOException problem) {
            throw format.refusal().of(file, String.valueOf(problem.getMessage()), format.origin(), problem);
        }
    }

    private static String decoded(Path file, FileFormat format, ByteBuffer bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer characters = CharBuffer.allocate(bytes.remaining());
        if (decoder.decode(bytes, characters, false).isError()) {
            throw format.refusal().of(file, "it is no UTF-8 text", format.origin(), null);
        }
        if (bytes.hasRemaining()) {
            throw format.refusal()
                    .of(file, "it ends within a character: it was cut off", asSentence(format.renewal()), null);
        }
        String text = characters.flip().toString();
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
    }

    private static JsonNode parse(Path file, FileFormat format, String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException problem) {
            String body = text.strip();
            boolean cutOff = body.startsWith("{") && !body.endsWith("}");
            if (cutOff || problem instanceof UnexpectedEndOfInputException) {
                throw format.refusal()
                        .of(
                                file,
                                "it ends in the middle, at " + place(problem) + ": it was cut off",
                                asSentence(format.renewal()),
                                problem);
            }
            throw format.refusal()
                    .of(
                            file,
                            "it is not JSON, at " + place(problem) + ": " + firstLine(problem),
                            format.origin(),
                            problem);
        }
    }

    private static void refuseForeign(Path file, FileFormat format, JsonNode tree) {
        String name = tree.path("format").asString("");
        if (!name.equals(format.name())) {
            String found = name.isEmpty() ? "it names no format" : "its format is '" + name + "'";
            throw format.refusal()
                    .of(
                            file,
                            "it is no " + format.what() + " (" + found + ", expected '" + format.name() + "')",
                            format.origin(),
                            null);
        }
    }

    private static void refuseOtherVersion(Path file, FileFormat format, JsonNode tree) {
        JsonNode version = tree.path("version");
        if (version.isInt() && version.intValue() == format.version()) {
            return;
        }
        boolean later = version.isIntegralNumber() && version.asLong() > format.version();
        throw format.refusal()
                .of(
                        file,
                        "it has version " + (version.isMissingNode() ? "(none)" : version) + " of the format"
                                + writer(tree, ", written by Poolproof %s") + "; this Poolproof reads version "
                                + format.version(),
                        "Use " + (later ? "a Poolproof as new as the one" : "the Poolproof") + " that wrote it, or "
                                + format.renewal(),
                        null);
    }

    private static String asSentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** Which Poolproof wrote it, where it says so. */
    private static String writer(JsonNode tree, String words) {
        String version = tree.at("/run/poolproofVersion").asString("");
        return version.isEmpty() ? "" : words.formatted(version);
    }

    private static String firstLine(JacksonException problem) {
        return String.valueOf(problem.getOriginalMessage())
                .lines()
                .findFirst()
                .orElse("")
                .replaceFirst("\\.$", "");
    }

    private static String path(JacksonException problem) {
        String path = problem.getPath().stream()
                .map(step -> "/"
                        + (step.getPropertyName() == null ? String.valueOf(step.getIndex()) : step.getPropertyName()))
                .collect(Collectors.joining());
        return path.isEmpty() ? "the top" : path;
    }

    private static String place(JacksonException problem) {
        var location = problem.getLocation();
        return location == null
                ? "an unknown place"
                : "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
