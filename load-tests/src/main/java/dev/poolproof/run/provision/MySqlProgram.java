package dev.poolproof.run.provision;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * MySQL's server. Like every MySQL 8 it speaks TLS with a certificate that it makes itself.
 *
 * @param binaries its files
 */
record MySqlProgram(MySqlBinaries binaries) implements ServerProgram {

    @Override
    public String title() {
        return "MySQL " + MySqlBinaries.VERSION;
    }

    @Override
    public Path executable() {
        return binaries.server();
    }

    @Override
    public Map<String, String> environment() {
        return Map.of();
    }

    /** It takes no statements about accounts here. */
    @Override
    public Start initialisation(ServerFolder folder, Accounts accounts) {
        List<String> options = commonOptions();
        options.add("--initialize-insecure");
        return new Start(options, "");
    }

    /** The accounts are made before it lets anybody in, and the administrator that has no password goes. */
    @Override
    public Start service(ServerFolder folder, int maxConnections, LoopbackPorts ports, Accounts accounts) {
        List<String> options = commonOptions();
        options.addAll(List.of(
                "--bind-address=127.0.0.1",
                "--port=" + ports.service(),
                "--admin-address=127.0.0.1",
                "--admin-port=" + ports.administrator(),
                // Else the same thread lets everybody in, and the administrator waits behind a crowd.
                "--create-admin-listener-thread=ON",
                "--max-connections=" + maxConnections,
                "--performance-schema=ON",
                METADATA_LOCKS,
                "--skip-name-resolve",
                "--socket=" + folder.socket(),
                "--pid-file=" + folder.processId(),
                "--init-file=/dev/stdin"));
        return new Start(options, accounts.statements() + "drop user if exists 'root'@'localhost';\n");
    }

    private List<String> commonOptions() {
        return new ArrayList<>(List.of(
                "--basedir=" + binaries.base(),
                "--innodb-data-file-path=ibdata1:5M:autoextend",
                "--innodb-redo-log-capacity=32M",
                "--innodb-buffer-pool-size=64M",
                "--innodb-flush-log-at-trx-commit=0",
                "--innodb-doublewrite=OFF",
                "--skip-log-bin",
                "--mysqlx=OFF"));
    }

    @Override
    public String portTaken() {
        return "Bind on TCP/IP port";
    }

    @Override
    public Optional<String> remedy(String said) {
        return SystemLibraries.remedy(said);
    }
}
