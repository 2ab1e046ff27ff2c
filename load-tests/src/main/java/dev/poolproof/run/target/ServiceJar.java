package dev.poolproof.run.target;

import dev.poolproof.run.fetch.FetchedLibrary;
import dev.poolproof.run.plan.UsageException;
import dev.poolproof.run.process.ChildProcess;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The reference service's program.
 *
 * @param path its jar: the plain one with its libraries in {@code lib} beside it, or the executable one that holds them
 */
public record ServiceJar(Path path) {

    /** System property that names the jar; a checkout's launcher sets it. */
    public static final String PROPERTY = "poolproof.service";

    private static final String MAIN_CLASS = "dev.poolproof.app.PoolproofApp";
    private static final String IN_DISTRIBUTION = "service/poolproof-app.jar";
    private static final String DRIVER = "mysql-connector-j-";

    /**
     * The jar that the launcher named, or else the one that is beside this program in the distribution.
     *
     * @throws UsageException if it is not there
     */
    public static ServiceJar locate() {
        @Nullable String configured = System.getProperty(PROPERTY);
        if (configured == null) {
            Path beside = Path.of(System.getProperty("java.class.path", "").split(File.pathSeparator, -1)[0])
                    .resolveSibling(IN_DISTRIBUTION);
            if (Files.isRegularFile(beside)) {
                return new ServiceJar(beside);
            }
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
     * The command that runs it without a database, ready for the service's own arguments.
     *
     * @param options further options of its JVM
     */
    List<String> command(String... options) {
        return line("", options);
    }

    /**
     * The command that runs it with a database, ready for the service's own arguments. The driver is fetched where it is not among the
     * service's libraries.
     *
     * @param options further options of its JVM
     */
    List<String> commandWithDatabase(String... options) {
        Path libraries = path.resolveSibling("lib");
        boolean lacksDriver = Files.isDirectory(libraries) && !hasDriver(libraries);
        String driver = lacksDriver ? File.pathSeparator + FetchedLibrary.CONNECTOR_J.jar(System.err::println) : "";
        return line(driver, options);
    }

    private static boolean hasDriver(Path libraries) {
        try (Stream<Path> files = Files.list(libraries)) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith(DRIVER));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> line(String more, String... options) {
        // The client compiler alone starts in half the processor time, and a run is short.
        List<String> command =
                new ArrayList<>(List.of(ChildProcess.java(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of(options));
        Path libraries = path.resolveSibling("lib");
        if (Files.isDirectory(libraries)) {
            // Jars on the class path load faster than jars inside a jar: 5.2 s instead of 7.1 s of processor time.
            String classPath = path + File.pathSeparator + libraries.resolve("*") + more;
            command.addAll(List.of("-cp", classPath, MAIN_CLASS));
        } else {
            command.addAll(List.of("-jar", path.toString()));
        }
        return command;
    }
}
