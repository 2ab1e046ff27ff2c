package dev.poolproof.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where figures come from: without it they say nothing.
 *
 * @param processor its model, or the architecture where that is not told
 * @param processors how many the JVM may use
 * @param operatingSystem name and version
 * @param java version and maker
 */
public record Machine(String processor, int processors, String operatingSystem, String java) {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    /** This one. */
    public static Machine here() {
        return new Machine(
                model(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.name") + " " + Runtime.version());
    }

    private static String model() {
        String architecture = System.getProperty("os.arch");
        if (!Files.isReadable(PROCESSORS)) {
            return architecture;
        }
        try (Stream<String> lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElse(architecture);
        } catch (IOException unreadable) {
            return architecture;
        }
    }

    @Override
    public String toString() {
        return processors + " × " + processor + ", " + operatingSystem + ", " + java;
    }
}
