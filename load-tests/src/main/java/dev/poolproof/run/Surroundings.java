package dev.poolproof.run;

import dev.poolproof.reports.record.Environment;
import java.lang.management.ManagementFactory;

/** Reads where a run happens. */
final class Surroundings {

    private Surroundings() {}

    static Environment with(Environment.DatabaseFacts database) {
        long memoryBytes =
                ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                        ? system.getTotalMemorySize()
                        : -1;
        return new Environment(
                "%s %s (%s)"
                        .formatted(
                                System.getProperty("os.name"),
                                System.getProperty("os.version"),
                                System.getProperty("os.arch")),
                Runtime.getRuntime().availableProcessors(),
                memoryBytes,
                "%s (%s)".formatted(System.getProperty("java.version"), System.getProperty("java.vendor")),
                database);
    }
}
