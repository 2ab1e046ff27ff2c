package dev.poolproof.run.provision;

import dev.poolproof.run.process.FolderTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files of one server started in place. A lock marks it as in use for as long as this JVM lives, so that the next
 * run can tell, and remove, what a killed JVM left behind: its files and its server.
 */
final class ServerFolder implements AutoCloseable {

    /** A JVM that opens and closes a file loses its own locks on it (POSIX), so it must know its own folders. */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private static final String MARK = "in-use";

    private final Path path;
    private final FileChannel channel;

    private ServerFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** To be called exclusively. */
    static ServerFolder create(SharedFolder shared) throws IOException {
        // Short: a socket's path must fit into 104 bytes on macOS.
        Path path = shared.path().resolve("run-" + UUID.randomUUID().toString().substring(0, 8));
        OURS.add(path);
        Files.createDirectory(path);
        Files.createDirectory(path.resolve("data"));
        FileChannel channel =
                FileChannel.open(path.resolve(MARK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        channel.lock();
        return new ServerFolder(path, channel);
    }

    /** Removes what killed JVMs left behind. To be called exclusively. */
    static void removeAbandoned(SharedFolder shared) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(shared.path(), "run-*")) {
            for (Path folder : folders) {
                if (!OURS.contains(folder) && isAbandoned(folder)) {
                    serverOf(folder, shared).ifPresent(ProcessHandle::destroyForcibly);
                    FolderTree.delete(folder);
                }
            }
        }
    }

    private static boolean isAbandoned(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder.resolve(MARK), StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (NoSuchFileException e) {
            return true;
        }
    }

    private static Optional<ProcessHandle> serverOf(Path folder, SharedFolder shared) throws IOException {
        Path file = folder.resolve("server.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            // A process id is used again one day: it must still be one of our programs.
            Path programs = shared.path().toRealPath();
            return ProcessHandle.of(Long.parseLong(Files.readString(file).trim()))
                    .filter(process -> process.info()
                            .command()
                            .filter(command -> Path.of(command).startsWith(programs))
                            .isPresent());
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Those that this JVM has not closed yet. */
    static Set<Path> ours() {
        return Set.copyOf(OURS);
    }

    Path data() {
        return path.resolve("data");
    }

    Path socket() {
        return path.resolve("s.sock");
    }

    /** Room for what is unpacked, until it is complete and can be shared. */
    Path unfinished() {
        return path.resolve("unfinished");
    }

    Path processId() {
        return path.resolve("server.pid");
    }

    @Override
    public void close() {
        try {
            // The mark goes last, or somebody else would clear up here at the same time.
            FolderTree.delete(data());
            Files.deleteIfExists(socket());
            Files.deleteIfExists(processId());
            channel.close();
            FolderTree.delete(path);
            OURS.remove(path);
        } catch (IOException e) {
            throw new UncheckedIOException("could not remove " + path, e);
        }
    }
}
