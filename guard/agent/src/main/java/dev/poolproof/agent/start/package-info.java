/** The only part of the agent that a program can see. */
@NullMarked
package dev.poolproof.agent.start;

import org.jspecify.annotations.NullMarked;
