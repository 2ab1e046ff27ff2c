package dev.poolproof.run.command;

import dev.poolproof.reports.compare.ComparedRun;
import dev.poolproof.reports.format.ReportFormat;
import dev.poolproof.reports.record.RunFile;
import dev.poolproof.run.plan.UsageException;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Runs that were recorded at one place: one run, or a folder of runs.
 *
 * @param place where, as the user named it
 * @param files their records, at least one, by their paths
 */
record RecordedRuns(Path place, List<Path> files) {

    /** A folder of demos has its runs so deep: {@code DEMO/before/1-permissions/run.json}. */
    private static final int DEEPEST = 4;

    RecordedRuns {
        files = List.copyOf(files);
    }

    /**
     * Finds the records: the file that is named, the one in the folder that is named, or those in the folders below it.
     *
     * @throws UsageException if there is none
     */
    static RecordedRuns at(Path place) {
        if (Files.isRegularFile(place)) {
            return new RecordedRuns(place, List.of(place));
        }
        if (!Files.isDirectory(place)) {
            throw new UsageException(
                    "There is no run at '%s': name a run.json, the folder of a run, or a folder of runs."
                            .formatted(place));
        }
        Path own = place.resolve(RunFolder.RECORD);
        if (Files.isRegularFile(own)) {
            return new RecordedRuns(place, List.of(own));
        }
        try (Stream<Path> found =
                Files.find(place, DEEPEST, (file, attributes) -> attributes.isRegularFile() && isRecord(file))) {
            List<Path> files = found.sorted().toList();
            if (files.isEmpty()) {
                throw new UsageException(
                        "There is no run.json in '%s' or in the folders below it: name a run.json, the folder of a run, or a folder of runs."
                                .formatted(place));
            }
            return new RecordedRuns(place, files);
        } catch (IOException e) {
            throw new UsageException(
                    "The folder '%s' cannot be read (%s): check its permissions.".formatted(place, RunFolder.reason(e)),
                    e);
        }
    }

    private static boolean isRecord(Path file) {
        return file.endsWith(RunFolder.RECORD);
    }

    /** The name of the place, for people. */
    String name() {
        Path named = place.toAbsolutePath().normalize();
        Path last = isRecord(named) ? named.getParent() : named;
        Path name = last == null ? null : last.getFileName();
        return name == null ? place.toString() : name.toString();
    }

    /**
     * Reads and judges the runs.
     *
     * @param page the folder of the page that will link to their own pages, null for no links
     */
    List<ComparedRun> judged(@Nullable Path page) {
        return files.stream()
                .map(file -> ComparedRun.of(RunFile.read(file), page == null ? null : link(page, file)))
                .toList();
    }

    /** The address of a run's own page, seen from another page; null where there is none, or no way there. */
    private static @Nullable String link(Path page, Path record) {
        Path report = record.resolveSibling(ReportFormat.HTML.fileName())
                .toAbsolutePath()
                .normalize();
        Path from = page.toAbsolutePath().normalize();
        Path root = from.getRoot();
        if (!Files.isRegularFile(report) || root == null || !root.equals(report.getRoot())) {
            return null;
        }
        return StreamSupport.stream(from.relativize(report).spliterator(), false)
                .map(part -> URLEncoder.encode(part.toString(), StandardCharsets.UTF_8)
                        .replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }
}
