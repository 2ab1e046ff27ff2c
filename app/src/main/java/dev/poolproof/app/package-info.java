/** The reference service: three endpoints in the correct pool pattern, and the same with every known mistake. */
@NullMarked
package dev.poolproof.app;

import org.jspecify.annotations.NullMarked;
