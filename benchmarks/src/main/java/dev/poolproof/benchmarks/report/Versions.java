package dev.poolproof.benchmarks.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The libraries that were measured, as the build named them. */
final class Versions {

    private static final String RESOURCE = "versions.properties";

    private Versions() {}

    /** For example {@code Agroal 3.2.1, HikariCP 7.1.0}. */
    static String inWords() {
        Properties versions = new Properties();
        try (InputStream resource = Versions.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException("The resource " + RESOURCE + " is missing: the build writes it.");
            }
            versions.load(resource);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        TreeMap<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        versions.forEach((name, version) -> sorted.put(name.toString(), version.toString()));
        return sorted.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
