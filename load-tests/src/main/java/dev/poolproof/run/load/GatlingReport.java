package dev.poolproof.run.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The HTML report that Gatling leaves in a folder whose name nobody knows beforehand. */
final class GatlingReport {

    private static final String PAGE = "index.html";

    private GatlingReport() {}

    /**
     * Moves the report up into a folder of the run whose name is always the same.
     *
     * @return its path, relative to the run's folder; empty where there is no report
     */
    static Optional<String> settle(Path runFolder, String folder) {
        Path results = runFolder.resolve(folder);
        Path page = results.resolve(PAGE);
        try {
            if (!Files.exists(page)) {
                for (Path report : entries(results)) {
                    if (Files.exists(report.resolve(PAGE))) {
                        moveUp(report, results);
                    }
                }
            }
        } catch (IOException notMovable) {
            return Optional.empty();
        }
        return Files.exists(page) ? Optional.of(folder + "/" + PAGE) : Optional.empty();
    }

    private static void moveUp(Path report, Path results) throws IOException {
        for (Path entry : entries(report)) {
            Files.move(entry, results.resolve(entry.getFileName()));
        }
        Files.delete(report);
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }
}
