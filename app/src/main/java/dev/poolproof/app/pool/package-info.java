/** The connection pools: one for the master database, one cached pool per tenant, each under guard. */
@NullMarked
package dev.poolproof.app.pool;

import org.jspecify.annotations.NullMarked;
