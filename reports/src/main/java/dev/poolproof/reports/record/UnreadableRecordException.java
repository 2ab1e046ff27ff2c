package dev.poolproof.reports.record;

import java.io.Serial;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file is no run record that this version can read. The message says what is wrong, where, and what to do. */
public final class UnreadableRecordException extends UnreadableFileException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnreadableRecordException(Path file, String problem, String remedy, @Nullable Throwable cause) {
        super("run record", file, problem, remedy, cause);
    }
}
