/** A scenario file: what users ask of somebody's service, read from YAML with every mistake named by line and key. */
@NullMarked
package dev.poolproof.run.scenario;

import org.jspecify.annotations.NullMarked;
