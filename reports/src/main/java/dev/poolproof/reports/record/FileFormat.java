package dev.poolproof.reports.record;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A format of JSON files that people keep, move and sometimes edit.
 *
 * @param what what such a file is, for people: {@code run record}
 * @param usualName what such a file is mostly called
 * @param name what the file's {@code format} says
 * @param version what its {@code version} says
 * @param schema what its content keeps
 * @param origin where a file of this format is to be had, a sentence
 * @param renewal how to get a whole one again, the end of a sentence that begins in lower case
 * @param refusal makes the exception for a file that is none
 */
public record FileFormat(
        String what,
        String usualName,
        String name,
        int version,
        JsonSchema schema,
        String origin,
        String renewal,
        Refusal refusal) {

    /** Makes the exception for a file that cannot be read. */
    @FunctionalInterface
    public interface Refusal {

        /**
         * The exception.
         *
         * @param problem what is wrong, without a full stop
         * @param remedy what to do, a sentence
         */
        UnreadableFileException of(Path file, String problem, String remedy, @Nullable Throwable cause);
    }
}
