package dev.poolproof.run;

import java.util.Objects;

/** The version of this build. */
public final class Version {

    private Version() {}

    /** From the jar's manifest; {@code unpackaged} where the classes come from a folder. */
    public static String get() {
        return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "unpackaged");
    }
}
