/** Records of runs for tests, and the map of this module. */
@NullMarked
package dev.poolproof.reports;

import org.jspecify.annotations.NullMarked;
