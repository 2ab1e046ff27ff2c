/** The service as clients see it: endpoints, problems, health, and the choice of variants. */
@NullMarked
package dev.poolproof.app.web;

import org.jspecify.annotations.NullMarked;
