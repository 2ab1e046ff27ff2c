package dev.poolproof.run.target;

import org.jspecify.annotations.Nullable;

/** The service did not make the new world that it was asked for; it is to be started anew. */
public final class WorldNotReplacedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WorldNotReplacedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
