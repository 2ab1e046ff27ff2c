/**
 * Findings that a team knows and lives with for now: a file that accepts each by its fingerprint, up to a count, for a reason.
 *
 * <p>A baseline is a ratchet. What is in it fails nobody; what is new, or more than it was, does. It shrinks by itself as
 * findings go, and grows only when somebody says so.
 */
@NullMarked
package dev.poolproof.reports.baseline;

import org.jspecify.annotations.NullMarked;
