package dev.poolproof.run.command;

/** What stands at the other end of standard output. */
final class Terminal {

    private Terminal() {}

    /** Whether a person watches: the launcher knows, since only the shell can tell on every JDK. */
    static boolean isInteractive() {
        return Boolean.getBoolean("poolproof.terminal") && System.getenv("CI") == null;
    }

    /** Whether colour is wanted. See no-color.org for the variable, read 2026-11-23. */
    static boolean wantsColour() {
        String noColor = System.getenv("NO_COLOR");
        return isInteractive() && (noColor == null || noColor.isEmpty());
    }
}
