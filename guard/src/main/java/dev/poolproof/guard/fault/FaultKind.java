package dev.poolproof.guard.fault;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can be made to fail. */
public enum FaultKind {
    /** A statement throws before it reaches the server. */
    STATEMENT_FAILS,
    /** A statement takes longer: it waits for {@link InjectedFaults#SLOWNESS} before it reaches the server. */
    STATEMENT_SLOW,
    /** A rollback throws, after the server has done it. */
    ROLLBACK_FAILS;

    /** Its name in settings: {@code statement-fails}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of that {@linkplain #id() id}, if there is one. */
    public static Optional<FaultKind> of(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
    }

    /** All ids, for messages. */
    static String ids() {
        return Arrays.stream(values()).map(FaultKind::id).collect(Collectors.joining(", "));
    }
}
