package dev.poolproof.run.doctor;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether there is memory left for a database, a service and a load generator. */
final class MemoryExamination implements Examination {

    /** What the embedded database, the reference service and Gatling may want together: an estimate, not measured. */
    private static final long NEEDED_MB = 1_500;

    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final Pattern AVAILABLE = Pattern.compile("^MemAvailable:\\s+(\\d+) kB", Pattern.MULTILINE);

    @Override
    public List<Diagnosis> examine(Patient patient) {
        long left = availableMb();
        int processors = Runtime.getRuntime().availableProcessors();
        String what = "%,d MB of memory are left, and there are %d processors.".formatted(left, processors);
        return List.of(
                left >= NEEDED_MB
                        ? Diagnosis.fine("Memory", what)
                        : Diagnosis.lacks(
                                "Memory",
                                what
                                        + " A run of the reference service with an embedded database takes about %,d MB."
                                                .formatted(NEEDED_MB),
                                "end what else runs here, or use --database existing with a server elsewhere"));
    }

    /** Linux counts caches that it can drop; elsewhere only what is free is known. */
    private static long availableMb() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            long free = system.getFreeMemorySize() >> 20;
            long total = system.getTotalMemorySize() >> 20;
            return Math.min(total, Math.max(free, fromLinuxMb()));
        }
        return fromLinuxMb();
    }

    private static long fromLinuxMb() {
        try {
            Matcher available = AVAILABLE.matcher(Files.readString(MEMORY));
            return available.find() ? Long.parseLong(available.group(1)) >> 10 : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
