package dev.poolproof.run.target;

import dev.poolproof.run.plan.UsageException;
import dev.poolproof.run.process.ChildProcess;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The reference service's program.
 *
 * @param path its jar: the plain one with its libraries in {@code lib} beside it, or the executable one that holds them
 */
public record ServiceJar(Path path) {

    /** System property that names the jar; the launcher sets it. */
    public static final String PROPERTY = "poolproof.service";

    private static final String MAIN_CLASS = "dev.poolproof.app.PoolproofApp";

    /**
     * The jar that the launcher named.
     *
     * @throws UsageException if it is not there
     */
    public static ServiceJar locate() {
        @Nullable String configured = System.getProperty(PROPERTY);
        if (configured == null) {
            throw new UsageException(
                    "Nobody said where the reference service's jar is: start Poolproof with its launcher, "
                            + "./poolproof, or give -D" + PROPERTY + "=FILE.");
        }
        Path jar = Path.of(configured);
        if (!Files.isRegularFile(jar)) {
            throw new UsageException(
                    "The reference service's jar is not at " + jar + ": build it with 'mvn package -DskipTests'.");
        }
        return new ServiceJar(jar);
    }

    /**
     * The command that runs it, ready for the service's own arguments.
     *
     * @param options further options of its JVM
     */
    List<String> command(String... options) {
        // The client compiler alone starts in half the processor time, and a run is short.
        List<String> command =
                new ArrayList<>(List.of(ChildProcess.java(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of(options));
        Path libraries = path.resolveSibling("lib");
        if (Files.isDirectory(libraries)) {
            // Jars on the class path load faster than jars inside a jar: 5.2 s instead of 7.1 s of processor time.
            String classPath = path + File.pathSeparator + libraries.resolve("*");
            command.addAll(List.of("-cp", classPath, MAIN_CLASS));
        } else {
            command.addAll(List.of("-jar", path.toString()));
        }
        return command;
    }
}
