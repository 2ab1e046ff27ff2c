package dev.poolproof.reports.format;

import dev.poolproof.reports.sweep.Sweep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a sweep's reports. */
public final class SweepReports {

    private SweepReports() {}

    /**
     * Writes every report of a sweep, replacing those that are there.
     *
     * @param folder created if needed
     * @return the page for people
     * @throws IOException if a report cannot be written
     */
    public static Path write(Sweep sweep, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (SweepFormat format : SweepFormat.values()) {
            Files.writeString(folder.resolve(format.fileName()), format.render(sweep));
        }
        return folder.resolve(SweepFormat.HTML.fileName());
    }
}
