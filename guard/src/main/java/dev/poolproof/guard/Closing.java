package dev.poolproof.guard;

import dev.poolproof.guard.snapshot.Site;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a pool's life ended.
 *
 * @param epochMillis when it was closed, or found closed
 * @param site the line that closed it, null where it was closed behind the guard's back
 * @param route the route being served, null outside any or where unknown
 * @param settings the settings in force at the end
 */
record Closing(
        long epochMillis, @Nullable Site site, @Nullable String route, Map<String, String> settings) {}
