/**
 * Failures that a test asks the guard to inject, so that code is reached that only runs when something fails. Off unless the
 * guard was made with {@link dev.poolproof.guard.GuardOptions#faultsAllowed}.
 */
@NullMarked
package dev.poolproof.guard.fault;

import org.jspecify.annotations.NullMarked;
