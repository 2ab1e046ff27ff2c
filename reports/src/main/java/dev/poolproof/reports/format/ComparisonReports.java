package dev.poolproof.reports.format;

import dev.poolproof.reports.compare.Comparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the reports of a comparison. */
public final class ComparisonReports {

    private ComparisonReports() {}

    /**
     * Writes every report of a comparison, replacing those that are there.
     *
     * @param folder created if needed
     * @return the page for people
     * @throws IOException if a report cannot be written
     */
    public static Path write(Comparison comparison, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (ComparisonFormat format : ComparisonFormat.values()) {
            Files.writeString(folder.resolve(format.fileName()), format.render(comparison));
        }
        return folder.resolve(ComparisonFormat.HTML.fileName());
    }
}
