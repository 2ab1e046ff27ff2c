package dev.poolproof.reports.baseline;

import dev.poolproof.reports.record.UnreadableFileException;
import java.io.Serial;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file is no baseline that this version can read. The message says what is wrong, where, and what to do. */
public final class UnreadableBaselineException extends UnreadableFileException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnreadableBaselineException(Path file, String problem, String remedy, @Nullable Throwable cause) {
        super("baseline", file, problem, remedy, cause);
    }
}
