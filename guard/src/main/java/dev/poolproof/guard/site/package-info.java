/** Where in the code something happened: stacks, and the application's own lines in them. */
@NullMarked
package dev.poolproof.guard.site;

import org.jspecify.annotations.NullMarked;
