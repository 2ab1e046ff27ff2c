/** Tenants and what their databases hold: schemas, seeds, and all SQL of the service. */
@NullMarked
package dev.poolproof.app.tenant;

import org.jspecify.annotations.NullMarked;
