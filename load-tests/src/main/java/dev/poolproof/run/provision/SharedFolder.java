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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * This user's folder under the JVM's temporary folder, used by all runs on the machine.
 *
 * <p>Programs are started from it, so it must be nobody else's: whoever could write there could have us run their code.
 */
final class SharedFolder {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private static final String ANOTHER_FOLDER = "JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=FOLDER ./poolproof …";

    private final Path path;

    private SharedFolder(Path path) {
        this.path = path;
    }

    static SharedFolder open() throws IOException {
        return open(own());
    }

    private static Path own() {
        String user = System.getProperty("user.name", "user").replaceAll("[^A-Za-z0-9._-]", "_");
        return Path.of(System.getProperty("java.io.tmpdir"), "poolproof-" + user);
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

    /**
     * What stands in the way of unpacking a server there.
     *
     * @param server how the name of its folder begins
     * @param needed how much room it takes, in bytes, where it is not there yet
     */
    static Optional<Obstacle> obstacle(String server, long needed) {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            long usable = Files.getFileStore(temporary).getUsableSpace();
            boolean isThere = Files.exists(own()) && open().has(server);
            return isThere || (usable >= needed && Files.isWritable(temporary))
                    ? Optional.empty()
                    : Optional.of(new Obstacle(
                            "The temporary folder %s has %d MB left for us, but %d are needed."
                                    .formatted(temporary, Files.isWritable(temporary) ? usable >> 20 : 0, needed >> 20),
                            ANOTHER_FOLDER));
        } catch (UsageException e) {
            return Optional.of(new Obstacle(e.getMessage() + ".", ANOTHER_FOLDER));
        } catch (IOException e) {
            return Optional.of(new Obstacle(
                    "The temporary folder " + temporary + " cannot be used: " + e.getMessage() + ".", ANOTHER_FOLDER));
        }
    }

    private boolean has(String server) throws IOException {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.anyMatch(entry -> entry.getFileName().toString().startsWith(server));
        }
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
