/** Tests of the ways to get a database; those that start one are named {@code *IT}. */
@NullMarked
package dev.poolproof.run.provision;

import org.jspecify.annotations.NullMarked;
