package dev.poolproof.run.provision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * MariaDB's server.
 *
 * @param binaries its files
 */
record MariaDbProgram(MariaDbBinaries binaries) implements ServerProgram {

    @Override
    public String title() {
        return "the embedded MariaDB " + binaries.version();
    }

    @Override
    public Path executable() {
        return binaries.server();
    }

    @Override
    public Map<String, String> environment() {
        return Map.of(
                "DYLD_FALLBACK_LIBRARY_PATH", binaries.base().resolve("libs").toString());
    }

    /** The accounts that the system tables come with have no password, so they go. */
    @Override
    public Start initialisation(ServerFolder folder, Accounts accounts) throws IOException {
        StringBuilder statements =
                new StringBuilder("create database if not exists mysql;\nuse mysql;\nset @auth_root_socket = null;\n");
        for (Path sql : binaries.systemTables()) {
            statements.append(Files.readString(sql));
        }
        statements.append("""
            delete from mysql.global_priv where user <> 'mariadb.sys';
            delete from mysql.proxies_priv;
            flush privileges;
            """).append(accounts.statements());
        List<String> options = commonOptions();
        options.addAll(List.of("--bootstrap", "--max-allowed-packet=8M", "--net-buffer-length=16K"));
        return new Start(options, statements.toString());
    }

    @Override
    public Start service(ServerFolder folder, int maxConnections, LoopbackPorts ports, Accounts accounts) {
        List<String> options = commonOptions();
        options.addAll(List.of(
                "--bind-address=127.0.0.1",
                "--port=" + ports.service(),
                "--extra-port=" + ports.administrator(),
                "--extra-max-connections=8",
                "--max-connections=" + maxConnections,
                "--performance-schema=ON",
                METADATA_LOCKS,
                "--skip-name-resolve",
                "--skip-log-bin",
                // Else it makes itself a certificate at every start: 2 to 5 s for a 4096 bit key (11.4.5).
                "--skip-ssl",
                "--pid-file=" + folder.processId()));
        if (binaries.platform() != MariaDbPlatform.WINDOWS_X64) {
            options.add("--socket=" + folder.socket());
        }
        return new Start(options, "");
    }

    private List<String> commonOptions() {
        return new ArrayList<>(List.of(
                "--basedir=" + binaries.base(),
                "--lc-messages-dir=" + binaries.share(),
                "--character-sets-dir=" + binaries.share().resolve("charsets"),
                "--innodb-data-file-path=ibdata1:4M:autoextend",
                "--innodb-temp-data-file-path=ibtmp1:4M:autoextend",
                "--innodb-undo-tablespaces=0",
                "--innodb-log-file-size=32M",
                "--innodb-buffer-pool-size=64M",
                "--innodb-flush-log-at-trx-commit=0",
                "--skip-innodb-doublewrite",
                "--aria-log-file-size=8M"));
    }

    @Override
    public String portTaken() {
        return "Bind on TCP/IP port";
    }

    @Override
    public Optional<String> remedy(String said) {
        return Optional.empty();
    }
}
