package dev.poolproof.run.provision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The two libraries that MySQL's distribution leaves to the system: libaio and libnuma. */
final class SystemLibraries {

    private static final Pattern MISSING =
            Pattern.compile("error while loading shared libraries: (?<library>[^:\\s]+): cannot open");

    private static final Path OS_RELEASE = Path.of("/etc/os-release");
    private static final Path LIBRARIES = Path.of("/usr/lib");

    /** By each library the files of which one is enough. */
    private static final Map<String, List<String>> NEEDED = Map.of(
            "libaio", List.of("libaio.so.1", "libaio.so.1t64"),
            "libnuma", List.of("libnuma.so.1"));

    private SystemLibraries() {}

    /**
     * Puts the system's libaio into the server's own folder under the name that the server asks for. Debian 13 and Ubuntu
     * 24.04 renamed it when their time became 64 bits wide, on machines too where it had always been: there it is the
     * same library.
     *
     * @param folder where the server looks first
     */
    static void lend(MySqlPlatform platform, Path folder) throws IOException {
        lend(LIBRARIES.resolve(platform.libraryFolder()), folder);
    }

    static void lend(Path systemFolder, Path folder) throws IOException {
        Path renamed = systemFolder.resolve("libaio.so.1t64");
        Path link = folder.resolve("libaio.so.1");
        if (Files.exists(renamed) && !Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
            Files.createSymbolicLink(link, renamed);
        }
    }

    /** What is missing where the dynamic loader looks on Debian and Fedora and their kin; nothing on other systems. */
    static Optional<Obstacle> obstacle(MySqlPlatform platform) {
        if (!System.getProperty("os.name", "").startsWith("Linux")) {
            return Optional.empty();
        }
        List<Path> folders = List.of(
                LIBRARIES.resolve(platform.libraryFolder()),
                LIBRARIES,
                Path.of("/usr/lib64"),
                Path.of("/usr/local/lib"));
        return obstacle(folders, release());
    }

    static Optional<Obstacle> obstacle(List<Path> folders, String release) {
        List<String> missing = NEEDED.entrySet().stream()
                .filter(library -> library.getValue().stream()
                        .noneMatch(file -> folders.stream().anyMatch(folder -> Files.exists(folder.resolve(file)))))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(new Obstacle(
                        "MySQL needs " + String.join(" and ", missing) + " of the system.",
                        "as root: " + installation(release)));
    }

    /** What to install, if the dynamic loader said that a library is missing; without a full stop. */
    static Optional<String> remedy(String said) {
        return remedy(said, release());
    }

    private static String release() {
        try {
            return Files.readString(OS_RELEASE);
        } catch (IOException e) {
            return "";
        }
    }

    /**
     * @param release the contents of {@code /etc/os-release}
     */
    static Optional<String> remedy(String said, String release) {
        Matcher missing = MISSING.matcher(said);
        return missing.find()
                ? Optional.of("The system library " + missing.group("library")
                        + " is not installed on this machine. As root run: " + installation(release))
                : Optional.empty();
    }

    private static String installation(String release) {
        String kin = value(release, "ID") + " " + value(release, "ID_LIKE");
        if (kin.contains("fedora")) {
            return "dnf install libaio numactl-libs";
        }
        return "apt-get install " + (isRenamed(release) ? "libaio1t64" : "libaio1") + " libnuma1";
    }

    private static boolean isRenamed(String release) {
        String major = value(release, "VERSION_ID").replaceAll("\\D.*", "");
        int version = major.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(major);
        return switch (value(release, "ID")) {
            case "debian" -> version >= 13;
            case "ubuntu" -> version >= 24;
            default -> false;
        };
    }

    private static String value(String release, String key) {
        return release.lines()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1).replace("\"", ""))
                .findFirst()
                .orElse("");
    }
}
