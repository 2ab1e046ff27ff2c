/** Many runs that differ in settings: what each came to, and which setting is the smallest that is as good as the best. */
@NullMarked
package dev.poolproof.reports.sweep;

import org.jspecify.annotations.NullMarked;
