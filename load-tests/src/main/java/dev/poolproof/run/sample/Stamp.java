package dev.poolproof.run.sample;

import org.jspecify.annotations.Nullable;

/**
 * Whose a session is.
 *
 * @param session the server's id of the session
 * @param pool the pool named in its connection attributes, null where they name none
 * @param tenant the tenant named there, null where they name none
 * @param instance the instance of the service named there, null where they name none
 */
record Stamp(
        long session,
        @Nullable String pool,
        @Nullable String tenant,
        @Nullable String instance) {}
