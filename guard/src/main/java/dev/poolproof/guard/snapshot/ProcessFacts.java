package dev.poolproof.guard.snapshot;

/**
 * The watched JVM.
 *
 * @param pid its process id
 * @param startedAtEpochMillis when the JVM started
 * @param heapUsedBytes heap in use, garbage included
 * @param heapMaxBytes the most the heap may grow to, -1 if undefined
 * @param threads live platform threads
 * @param javaVersion {@code java.version} of the JVM
 */
public record ProcessFacts(
        long pid, long startedAtEpochMillis, long heapUsedBytes, long heapMaxBytes, int threads, String javaVersion) {}
