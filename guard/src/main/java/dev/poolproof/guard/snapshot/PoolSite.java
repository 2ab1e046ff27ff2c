package dev.poolproof.guard.snapshot;

import org.jspecify.annotations.Nullable;

/**
 * Pools of one database created by one line, counted.
 *
 * @param createdBy the line that creates them
 * @param route the route being served when they were created, null outside any
 * @param tenant for whom they are, null where they serve nobody in particular
 * @param target the database as a JDBC URL without credentials and parameters, null where unknown
 * @param created how many were created
 * @param live how many of them are open now
 */
public record PoolSite(
        Site createdBy,
        @Nullable String route,
        @Nullable String tenant,
        @Nullable String target,
        long created,
        long live) {}
