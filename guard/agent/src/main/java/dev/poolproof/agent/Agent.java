package dev.poolproof.agent;

import dev.poolproof.guard.Guard;
import dev.poolproof.guard.door.SnapshotDoor;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Starts everything. Lives as long as the program, and has nothing that ends before it. */
public final class Agent {

    private final Notices notices;

    private Agent(Notices notices) {
        this.notices = notices;
    }

    /**
     * Instruments the classes that are loaded from now on.
     *
     * @param written the options, as given to the JVM
     * @return whom the instrumented classes have to tell
     * @throws IllegalArgumentException if an option is wrong
     */
    public static BiFunction<String, @Nullable Object, @Nullable Object> start(
            String written, Instrumentation instrumentation) {
        AgentOptions options = AgentOptions.parse(written);
        Notices notices = new Notices(System.err);
        new Instruments(notices).installOn(instrumentation);
        Likenesses likenesses = new Likenesses();
        Guard guard = Guard.create(options.guard(), new ProgramLibraries(likenesses));
        new Agent(notices).open(guard, options);
        return new Watchman(guard, likenesses, notices, options.drivers());
    }

    private void open(Guard guard, AgentOptions options) {
        try {
            SnapshotDoor door = open(guard, options.port());
            notices.tell("watching; what the guard sees is at " + door.address());
            if (options.portFile() != null) {
                write(options.portFile(), door.port());
            }
        } catch (NoClassDefFoundError absent) {
            notices.tell("watching, but nobody can ask: this JVM lacks the module jdk.httpserver; start it with"
                    + " --add-modules jdk.httpserver");
        } catch (IOException failed) {
            notices.tell("watching, but nobody can ask: " + failed);
        }
    }

    private SnapshotDoor open(Guard guard, int port) throws IOException {
        try {
            return SnapshotDoor.open(guard, port);
        } catch (IOException taken) {
            notices.tell("port " + port + " is not to be had (" + taken.getMessage() + "); taking a free one");
            return SnapshotDoor.open(guard, 0);
        }
    }

    /** The file is either not there or complete. */
    private static void write(Path file, int port) throws IOException {
        Path folder = file.getParent();
        Path unfinished = Files.createTempFile(folder, String.valueOf(file.getFileName()), ".tmp");
        try {
            Files.writeString(unfinished, port + "\n");
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
