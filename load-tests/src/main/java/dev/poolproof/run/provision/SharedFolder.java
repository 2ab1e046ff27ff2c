package dev.poolproof.run.provision;

import dev.poolproof.run.plan.UsageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * This user's folder under the JVM's temporary folder, used by all runs on the machine.
 *
 * <p>Programs are started from it, so it must be nobody else's: whoever could write there could have us run their code.
 */
final class SharedFolder {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private final Path path;

    private SharedFolder(Path path) {
        this.path = path;
    }

    static SharedFolder open() throws IOException {
        String user = System.getProperty("user.name", "user").replaceAll("[^A-Za-z0-9._-]", "_");
        return open(Path.of(System.getProperty("java.io.tmpdir"), "poolproof-" + user));
    }

    /**
     * @throws UsageException if others may write there
     */
    static SharedFolder open(Path path) throws IOException {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            FileAttribute<?>[] attributes = posix
                    ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                    : new FileAttribute<?>[0];
            Files.createDirectories(path, attributes);
        }
        if (posix && !isOurs(path)) {
            throw new UsageException(path + " belongs to somebody else or can be written to by others, so no program is"
                    + " started from it: remove it, or name another temporary folder with -Djava.io.tmpdir=FOLDER");
        }
        return new SharedFolder(path);
    }

    private static boolean isOurs(Path path) throws IOException {
        Path probe = Files.createTempFile("poolproof", null);
        try {
            return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                    && Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(probe))
                    && Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS)
                            .equals(OWNER_ONLY);
        } finally {
            Files.delete(probe);
        }
    }

    Path path() {
        return path;
    }

    /** Runs the action while no other thread and no other process does so. */
    <T> T exclusively(Action<T> action) throws IOException {
        // A file lock keeps out other processes only: within one JVM a second one is an error, not a wait.
        synchronized (SharedFolder.class) {
            try (FileChannel channel = FileChannel.open(
                            path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                return action.run();
            }
        }
    }

    /** What is done exclusively. */
    interface Action<T> {
        T run() throws IOException;
    }
}
