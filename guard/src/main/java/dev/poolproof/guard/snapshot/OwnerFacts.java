package dev.poolproof.guard.snapshot;

import org.jspecify.annotations.Nullable;

/**
 * The thread that borrowed a connection, as it is now.
 *
 * @param state its {@link Thread.State} by name; {@code TERMINATED} also where the thread is gone
 * @param at the innermost line of the application that it is in, null where it is in none
 */
public record OwnerFacts(String state, @Nullable Site at) {}
