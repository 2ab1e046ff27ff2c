package dev.poolproof.guard;

import dev.poolproof.guard.snapshot.ProcessFacts;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;

/** Reads what the JVM says of itself. */
final class ProcessFactsReader {

    private ProcessFactsReader() {}

    static ProcessFacts read() {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        return new ProcessFacts(
                ProcessHandle.current().pid(),
                ManagementFactory.getRuntimeMXBean().getStartTime(),
                heap.getUsed(),
                heap.getMax(),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                System.getProperty("java.version", "unknown"));
    }
}
