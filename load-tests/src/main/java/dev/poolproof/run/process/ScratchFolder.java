package dev.poolproof.run.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a child process puts its temporary files, so that they go with it, however it ends. The child's owner makes it
 * and closes it, after the child.
 */
public final class ScratchFolder implements AutoCloseable {

    private final Path path;

    private ScratchFolder(Path path) {
        this.path = path;
    }

    /** Makes it inside an existing folder. */
    public static ScratchFolder in(Path folder, String name) {
        try {
            return new ScratchFolder(Files.createDirectories(folder.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The JVM option that makes a child JVM use it. */
    public String option() {
        return "-Djava.io.tmpdir=" + path;
    }

    @Override
    public void close() {
        try {
            FolderTree.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
