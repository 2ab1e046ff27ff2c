/** What is missing on this machine, on a database server and in a service before a run can prove anything there. */
@NullMarked
package dev.poolproof.run.doctor;

import org.jspecify.annotations.NullMarked;
