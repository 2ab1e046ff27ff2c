/** Where a run's database comes from: an existing server, a container, or one started in place. */
@NullMarked
package dev.poolproof.run.provision;

import org.jspecify.annotations.NullMarked;
