package dev.poolproof.run.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.poolproof.run.plan.UsageException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An embedded server plays the one that somebody else runs. */
class ExistingProvisionIT {

    @TempDir
    static Path workFolder;

    private static final String LIMITED = "'limited'@'127.0.0.1'";

    @SuppressWarnings("NullAway.Init")
    private static Database host;

    private final List<String> told = new ArrayList<>();

    @BeforeAll
    static void startHost() {
        host = Provision.EMBEDDED.provide(
                new ProvisionRequest(24, ProvisionRequest.DEFAULT_IMAGE, null, "host", workFolder, message -> {}));
    }

    @AfterAll
    static void stopHost() {
        host.close();
    }

    @Test
    void removesSchemasAndAccountOfTheRunAndOfNoOther() throws SQLException {
        Database first = provide(administrator(), "first");
        Database second = provide(administrator(), "second");
        try (Connection service = first.service().connect();
                Connection other = second.service().connect()) {
            Sql.execute(service, "create database poolproof_first_master");
            Sql.execute(other, "create database poolproof_second_master");
            assertThatThrownBy(() -> Sql.execute(service, "create database poolproof_second_intruder"))
                    .hasMessageContaining("denied");
        }

        first.close();

        try (Connection connection = administrator().access().connect()) {
            assertThat(schemas(connection)).isEqualTo("poolproof_second_master");
            assertThat(accounts(connection)).isEqualTo("poolproof_second");
            second.close();
            assertThat(schemas(connection)).isEqualTo("null");
            assertThat(accounts(connection)).isEqualTo("null");
        }
        assertThat(told).isEmpty();
    }

    @Test
    void theStatementsItNamesAreEnough() throws SQLException {
        String privileges;
        ExistingServer limited = new ExistingServer(host.service().url(), "limited", "Limited-1");
        try (Connection connection = administrator().access().connect()) {
            Sql.execute(connection, "create user " + LIMITED + " identified by 'Limited-1'");

            UsageException refusal = catchThrowableOfType(UsageException.class, () -> provide(limited, "limited"));

            privileges = Objects.requireNonNull(refusal.getMessage());
            assertThat(privileges)
                    .startsWith("the account " + LIMITED + " at 127.0.0.1:")
                    .doesNotContain("Limited-1");
            for (String statement : List.of(
                    "GRANT PROCESS ON *.* TO ",
                    "GRANT SELECT ON performance_schema.* TO ",
                    "GRANT CREATE USER ON *.* TO ",
                    "GRANT ALL ON `poolproof\\_%`.* TO ")) {
                String end = statement.contains("ALL") ? " WITH GRANT OPTION" : "";
                assertThat(privileges).contains(statement + LIMITED + end);
                Sql.execute(connection, statement + LIMITED + end);
            }
        }

        try (Database database = provide(limited, "limited")) {
            assertThat(database.isAlive()).isTrue();
            assertThat(database.administrator().username()).isEqualTo("limited");
        }
    }

    @Test
    void namesHostAndPortWhereNothingAnswers() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        ExistingServer nobody = new ExistingServer("jdbc:mysql://127.0.0.1:" + port + "/", "someone", "hush");

        assertThatThrownBy(() -> provide(nobody, "test"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("no MySQL or MariaDB answers at 127.0.0.1:" + port)
                .hasMessageNotContaining("hush");
    }

    @Test
    void saysThatThePasswordIsWrongWithoutRepeatingIt() {
        ExistingServer server =
                new ExistingServer(host.service().url(), host.administrator().username(), "hush");

        assertThatThrownBy(() -> provide(server, "test"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("does not let poolproof_administrator in")
                .hasMessageNotContaining("hush");
    }

    @Test
    void refusesARunIdThatIsInUse() {
        try (Database database = provide(administrator(), "twice")) {
            assertThatThrownBy(() -> provide(administrator(), "twice"))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("poolproof_twice");

            assertThat(database.service().answers()).isTrue();
        }
    }

    private static String schemas(Connection connection) throws SQLException {
        return String.valueOf(
                Sql.value(
                        connection,
                        "select group_concat(schema_name) from information_schema.schemata where schema_name like 'poolproof%'"));
    }

    private static String accounts(Connection connection) throws SQLException {
        return String.valueOf(Sql.value(connection, "select group_concat(user) from mysql.user where host = '%'"));
    }

    private Database provide(ExistingServer server, String runId) {
        return Provision.EXISTING.provide(
                new ProvisionRequest(24, ProvisionRequest.DEFAULT_IMAGE, server, runId, workFolder, told::add));
    }

    private static ExistingServer administrator() {
        return new ExistingServer(
                host.service().url(),
                host.administrator().username(),
                host.administrator().password());
    }
}
