/**
 * Code that is copied into classes of the program, of its pools and of its servers. It runs where nothing of
 * the agent can be seen, so it uses the JDK's types only, and calls no method of its own.
 */
@NullMarked
package dev.poolproof.agent.advice;

import org.jspecify.annotations.NullMarked;
