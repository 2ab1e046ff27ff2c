package dev.poolproof.reports.record;

import java.io.Serial;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A file is not what it should be, or of a version that is not understood. The message says what is wrong, where, and what to do. */
public class UnreadableFileException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /**
     * What is wrong with a file.
     *
     * @param what what the file should be, for example {@code run record}
     * @param problem what is wrong, without a full stop
     * @param remedy what to do, a sentence
     */
    public UnreadableFileException(String what, Path file, String problem, String remedy, @Nullable Throwable cause) {
        super(visible("Cannot read the " + what + " " + file + ": " + problem + ". " + remedy), cause);
    }

    /** A foreign file may say anything, and a terminal would act on it. */
    private static String visible(String message) {
        return CONTROL.matcher(message).replaceAll("□");
    }
}
