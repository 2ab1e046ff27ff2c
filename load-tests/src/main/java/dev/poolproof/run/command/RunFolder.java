package dev.poolproof.run.command;

import dev.poolproof.run.plan.UsageException;
import dev.poolproof.run.process.FolderTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder of one run, or of one demo with its runs. */
record RunFolder(String id, Path path) {

    /** The record's name in the folder of its run. */
    static final String RECORD = "run.json";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
    /** A demo's runs lie so deep: {@code before/1-permissions/run.json}. */
    private static final int DEEPEST_RECORD = 3;

    private static final long NEEDED_BYTES = 64L << 20;
    private static final long FULL_BYTES = 8L << 20;

    /**
     * Makes a new folder below the root.
     *
     * @param root where folders of runs are kept; {@code reports/runs} of this checkout where null
     * @throws UsageException if the root cannot be written, or its disk is full
     */
    static RunFolder create(@Nullable Path root) {
        Path runs = (root == null ? home().resolve("reports").resolve("runs") : root)
                .toAbsolutePath()
                .normalize();
        String id = LocalDateTime.now(ZoneId.systemDefault()).format(TIME)
                + "-"
                + HexFormat.of().toHexDigits((short) ThreadLocalRandom.current().nextInt());
        Path folder = runs.resolve(id);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UsageException(
                    "The run's folder %s cannot be written (%s): give another with --runs FOLDER."
                            .formatted(folder, reason(e)),
                    e);
        }
        RunFolder made = new RunFolder(id, folder);
        made.requireSpace();
        return made;
    }

    private void requireSpace() {
        long usable = usableBytes();
        if (usable < NEEDED_BYTES) {
            removeUnlessRecorded();
            throw new UsageException(
                    "The disk of %s has %d MiB left, but a run needs %d: free some, or give another folder with --runs FOLDER."
                            .formatted(path.getParent(), usable >> 20, NEEDED_BYTES >> 20));
        }
    }

    /** The record of a run that was named by its record or by its folder. */
    static Path recordOf(Path run) {
        return Files.isDirectory(run) ? run.resolve(RECORD) : run;
    }

    static String reason(IOException e) {
        return e instanceof java.nio.file.AccessDeniedException ? "permission denied" : String.valueOf(e.getMessage());
    }

    /** The checkout; without one, as in the distribution, the current folder. */
    static Path home() {
        return Path.of(System.getProperty("poolproof.home", "."));
    }

    /**
     * Clears up after a run that was refused.
     *
     * @return what to tell the user: the refusal, or that the disk is full where that is what lies behind it
     */
    UsageException refused(UsageException refusal) {
        boolean full = usableBytes() < FULL_BYTES;
        removeUnlessRecorded();
        return full
                ? new UsageException(
                        "The disk of %s is full: free some, or give another folder with --runs FOLDER."
                                .formatted(path.getParent()),
                        refusal)
                : refusal;
    }

    /** Removes the folder and all that is in it, unless it holds the record of a run. */
    void removeUnlessRecorded() {
        try (Stream<Path> records = Files.find(path, DEEPEST_RECORD, (file, attributes) -> file.endsWith(RECORD))) {
            if (records.findAny().isEmpty()) {
                FolderTree.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long usableBytes() {
        try {
            return Files.getFileStore(path).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
