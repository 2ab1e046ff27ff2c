/**
 * The session behind a connection: what its driver tells of it for nothing, and what the server says of its state when asked.
 * A new driver is one file and one line in {@link dev.poolproof.guard.session.DriverKind}.
 */
@NullMarked
package dev.poolproof.guard.session;

import org.jspecify.annotations.NullMarked;
