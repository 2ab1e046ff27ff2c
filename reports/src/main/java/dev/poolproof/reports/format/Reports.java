package dev.poolproof.reports.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a run's reports. */
public final class Reports {

    private Reports() {}

    /**
     * Writes every report of a run, replacing those that are there.
     *
     * @param folder the run's folder; created if needed
     * @return the page for people
     * @throws IOException if a report cannot be written
     */
    public static Path write(JudgedRun judged, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (ReportFormat format : ReportFormat.values()) {
            Files.writeString(folder.resolve(format.fileName()), format.render(judged));
        }
        return folder.resolve(ReportFormat.HTML.fileName());
    }
}
