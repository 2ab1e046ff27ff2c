package dev.poolproof.run.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.run.provision.Access;
import dev.poolproof.run.provision.Database;
import dev.poolproof.run.provision.FullServer;
import dev.poolproof.run.provision.Provision;
import dev.poolproof.run.provision.ProvisionRequest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that logs in as an administrator, and so takes the session that the server keeps for one. */
class FullServerIT {

    private static final int LIMIT = 10;

    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();

    @Test
    void saysThatTheReservedSessionIsGone() throws Exception {
        ProvisionRequest request =
                new ProvisionRequest(LIMIT, ProvisionRequest.DEFAULT_IMAGE, null, "full", folder, message -> {});
        try (Database database = Provision.EMBEDDED.provide(request)) {
            Access administrator = database.administrator();
            Access asAService =
                    new Access(database.service().url(), administrator.username(), administrator.password());
            Deque<Connection> taken = new ArrayDeque<>();
            try {
                takeAll(asAService, taken);

                int exitCode = watch(asAService);

                assertThat(taken).hasSizeGreaterThan(LIMIT);
                assertThat(exitCode).as(err.toString()).isEqualTo(ExitCode.USAGE.number());
                assertThat(err.toString())
                        .contains("has no session left for " + administrator.username())
                        .contains("give the service an account without that right");
            } finally {
                for (Connection connection : taken) {
                    connection.close();
                }
            }
        }
    }

    private static void takeAll(Access account, Deque<Connection> taken) {
        SQLException refusal = null;
        while (refusal == null) {
            try {
                taken.add(DriverManager.getConnection(account.url(), account.username(), account.password()));
            } catch (SQLException e) {
                refusal = e;
            }
        }
        assertThat(FullServer.refused(refusal)).as(refusal.toString()).isTrue();
    }

    private int watch(Access account) throws Exception {
        Path password = Files.writeString(folder.resolve("password"), account.password());
        return Poolproof.commandLine()
                .setErr(new PrintWriter(err, true))
                .execute(
                        "watch",
                        "--runs=" + folder.resolve("runs"),
                        "--db=" + account.url(),
                        "--db-user=" + account.username(),
                        "--db-password-file=" + password,
                        "--",
                        "true");
    }
}
