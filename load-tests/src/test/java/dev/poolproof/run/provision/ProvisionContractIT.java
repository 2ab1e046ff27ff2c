package dev.poolproof.run.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for a database however it is provided. */
@ParameterizedClass
@EnumSource(Provision.class)
class ProvisionContractIT {

    private static final int MAX_CONNECTIONS = 12;
    private static final int TOO_MANY_CONNECTIONS = 1040;

    @TempDir
    static Path workFolder;

    /** What {@link Provision#EXISTING} finds. */
    private static @Nullable Database host;

    @SuppressWarnings("NullAway.Init")
    private static Database database;

    private final Provision provision;
    private final List<Connection> opened = new ArrayList<>();

    ProvisionContractIT(Provision provision) {
        this.provision = provision;
    }

    @BeforeParameterizedClassInvocation
    static void provide(Provision provision) {
        if (provision == Provision.DOCKER) {
            DockerAtHand.image();
        }
        if (provision == Provision.MYSQL) {
            MySqlAtHand.check();
        }
        if (provision == Provision.EXISTING) {
            host = Provision.EMBEDDED.provide(request("host", null));
        }
        database = another(provision, "first");
    }

    @AfterParameterizedClassInvocation
    static void remove() {
        if (database != null) {
            database.close();
        }
        if (host != null) {
            host.close();
            host = null;
        }
    }

    @AfterEach
    void closeConnections() throws SQLException {
        for (Connection connection : opened) {
            connection.close();
        }
    }

    @Test
    void factsAreThoseOfTheServer() throws SQLException {
        Connection administrator = open(database.administrator(), "");

        assertThat(database.facts().engineVersion()).isEqualTo(Sql.value(administrator, "select version()"));
        assertThat(database.facts().engine())
                .isEqualTo(database.facts().engineVersion().contains("MariaDB") ? "MariaDB" : "MySQL");
        assertThat(database.facts().maxConnections()).isEqualTo(MAX_CONNECTIONS);
        assertThat(database.facts().driver()).contains("MySQL Connector/J").contains("9.");
        assertThat(Sql.value(administrator, "select @@performance_schema")).isEqualTo("1");
        if (provision == Provision.AUTO) {
            assertThat(database.facts().provision()).isIn("docker", "embedded");
            assertThat(database.facts().why()).isNotBlank();
        } else {
            assertThat(database.facts().provision()).isEqualTo(provision.label());
            assertThat(database.facts().why()).isNull();
        }
    }

    @Test
    void serviceMayMakeItsOwnSchemasAndNothingElse() throws SQLException {
        Connection service = open(database.service(), "");
        String schema = database.schemaPrefix() + "tenant_1";

        Sql.execute(service, "create database " + schema);
        Sql.execute(service, "create table " + schema + ".customer (id int primary key)");
        Sql.execute(service, "drop database " + schema);

        assertThat(database.schemaPrefix()).startsWith("poolproof_").endsWith("_");
        for (String forbidden : List.of(
                "create database elsewhere",
                "select * from mysql.user",
                "set global max_connections = 100",
                "select count(*) from information_schema.innodb_trx",
                "create user intruder")) {
            assertThatThrownBy(() -> Sql.execute(service, forbidden))
                    .as(forbidden)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("denied");
        }
    }

    @Test
    void administratorWatchesWhileTheServiceIsRefused() throws SQLException {
        Connection administrator = open(database.administrator(), "");
        long refusedBefore = refused(administrator);

        SQLException refusal = fill(database.service());

        assertThat(refusal.getErrorCode()).isEqualTo(TOO_MANY_CONNECTIONS);
        // Up to two of the server's connections are the administrator's own.
        assertThat(opened.size() - 1).isBetween(MAX_CONNECTIONS - 2, MAX_CONNECTIONS);
        // The server tells the client first and counts afterwards.
        assertThat(Patience.await(
                        Duration.ofSeconds(10), Duration.ofMillis(10), () -> refused(administrator) > refusedBefore))
                .isTrue();
        assertThat(Sql.value(
                        administrator,
                        "select count(*) from performance_schema.session_connect_attrs"
                                + " where attr_name = 'run' and attr_value = 'contract'"))
                .isEqualTo(String.valueOf(opened.size() - 1));
        assertThat(Sql.value(administrator, "select count(*) from information_schema.innodb_trx"))
                .isEqualTo("0");
    }

    @Test
    void twoStandSideBySideAndClosingOneTwiceLeavesTheOther() throws SQLException {
        Database second = another(provision, "second");
        Access service = second.service();
        String schema = second.schemaPrefix() + "only_here";
        Sql.execute(open(service, ""), "create database " + schema);

        assertThat(schemas(database.administrator(), schema)).isEqualTo(host == null ? "0" : "1");
        assertThat(second.isAlive()).isTrue();

        second.close();
        second.close();

        assertThat(second.isAlive()).isFalse();
        assertThatThrownBy(() -> open(service, "")).isInstanceOf(SQLException.class);
        assertThat(database.isAlive()).isTrue();
        assertThat(schemas(database.administrator(), schema)).isEqualTo("0");
        assertThat(open(database.service(), "").isValid(1)).isTrue();
    }

    @Test
    void neverShowsAPassword() {
        assertThat(database.service() + " " + database.administrator())
                .doesNotContain(
                        database.service().password(), database.administrator().password());
        assertThat(database.service().url()).matches("jdbc:mysql://[0-9.]+:[0-9]+/");
    }

    private String schemas(Access administrator, String name) throws SQLException {
        return Sql.value(
                open(administrator, ""),
                "select count(*) from information_schema.schemata where schema_name = '" + name + "'");
    }

    private SQLException fill(Access service) throws SQLException {
        for (int attempt = 0; attempt <= MAX_CONNECTIONS; attempt++) {
            try {
                open(service, "?connectionAttributes=run:contract");
            } catch (SQLException e) {
                return e;
            }
        }
        throw new AssertionError(opened.size() + " connections and no refusal");
    }

    /**
     * MariaDB lets one in too many to see whether it is an administrator, and does not count it as refused when it is not
     * (11.4.5): only a second one at the same moment is. As an aborted one it counts it always.
     */
    private static long refused(Connection administrator) {
        String counter =
                database.facts().engine().equals("MariaDB") ? "Aborted_connects" : "Connection_errors_max_connections";
        try {
            return Long.parseLong(Sql.value(
                    administrator,
                    "select variable_value from performance_schema.global_status where variable_name = '" + counter
                            + "'"));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private Connection open(Access access, String parameters) throws SQLException {
        Properties account = new Properties();
        account.setProperty("user", access.username());
        account.setProperty("password", access.password());
        Connection connection = DriverManager.getConnection(access.url() + parameters, account);
        opened.add(connection);
        return connection;
    }

    private static Database another(Provision provision, String runId) {
        ExistingServer existing = host == null
                ? null
                : new ExistingServer(
                        host.service().url(),
                        host.administrator().username(),
                        host.administrator().password());
        return provision.provide(request(runId, existing));
    }

    private static ProvisionRequest request(String runId, @Nullable ExistingServer existing) {
        String image = System.getenv().getOrDefault("POOLPROOF_MYSQL_IMAGE", ProvisionRequest.DEFAULT_IMAGE);
        return new ProvisionRequest(MAX_CONNECTIONS, image, existing, runId, workFolder, message -> {});
    }
}
