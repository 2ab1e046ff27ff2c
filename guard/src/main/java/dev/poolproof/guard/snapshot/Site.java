package dev.poolproof.guard.snapshot;

import org.jspecify.annotations.Nullable;

/**
 * A line of code: the innermost frame that belongs to neither the JDK, a driver, a pool, a framework nor the guard.
 *
 * @param className binary name of the class
 * @param method the method's name; a lambda's is the compiler's {@code lambda$…}
 * @param file source file name, null where the class was compiled without it
 * @param line line number, -1 where unknown
 */
public record Site(
        String className, String method, @Nullable String file, int line) {}
