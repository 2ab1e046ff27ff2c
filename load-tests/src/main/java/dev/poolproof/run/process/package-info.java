/** Child processes, each with one owner that ends it. */
@NullMarked
package dev.poolproof.run.process;

import org.jspecify.annotations.NullMarked;
