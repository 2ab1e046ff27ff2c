package dev.poolproof.run.doctor;

import org.jspecify.annotations.Nullable;

/**
 * What an examination found.
 *
 * @param severity how bad it is
 * @param subject what was looked at, in a word or two
 * @param what what was found, in a sentence
 * @param remedy the command that mends it, null where nothing is to be mended
 */
public record Diagnosis(
        Severity severity,
        String subject,
        String what,
        @Nullable String remedy) {

    static Diagnosis fine(String subject, String what) {
        return new Diagnosis(Severity.FINE, subject, what, null);
    }

    static Diagnosis lacks(String subject, String what, String remedy) {
        return new Diagnosis(Severity.LACKS, subject, what, remedy);
    }

    static Diagnosis blocks(String subject, String what, String remedy) {
        return new Diagnosis(Severity.BLOCKS, subject, what, remedy);
    }

    /** How bad it is. */
    public enum Severity {
        /** As it should be. */
        FINE("ok"),
        /** A run can be made without, and will see or do less. */
        LACKS("lacks"),
        /** No run can be made. */
        BLOCKS("BLOCKS");

        private final String word;

        Severity(String word) {
            this.word = word;
        }

        /** For people. */
        public String word() {
            return word;
        }
    }
}
