package dev.poolproof.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.poolproof.guard.Guard;
import dev.poolproof.guard.PoolLabels;
import dev.poolproof.guard.junit.ConnectionLeakError;
import dev.poolproof.guard.junit.NoConnectionLeaks;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.mysql.MySQLContainer;
import org.testcontainers.utility.DockerImageName;

/** The annotation beside Testcontainers' own, on tests of a pool whose database is a container. */
class DockerTestcontainersIT {

    private static final String IMAGE = "POOLPROOF_MYSQL_IMAGE";

    /** Where there is no engine or no image the test is skipped, in CI it fails. */
    private static void requireDocker() {
        String missing = System.getenv(IMAGE) == null
                ? IMAGE + " names no image"
                : DockerClientFactory.instance().isDockerAvailable() ? null : "no Docker engine answers";
        if (missing == null) {
            return;
        }
        String message = "tests on Docker cannot run: " + missing;
        if (Boolean.parseBoolean(System.getenv("CI"))) {
            fail(message + " (in CI they must)");
        }
        System.out.println("skipped: " + message);
        abort(message);
    }

    @Test
    void failsTheTestThatLeakedAConnectionToAContainerAndNoOther() {
        requireDocker();

        List<Event> finished = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(InAContainer.class))
                .execute()
                .allEvents()
                .finished()
                .stream()
                .toList();

        assertThat(finished.stream().filter(event -> failure(event) != null).toList())
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.getTestDescriptor().getDisplayName()).isEqualTo("leaks()");
                    assertThat(failure(event))
                            .isInstanceOf(ConnectionLeakError.class)
                            .hasMessageContainingAll(
                                    "DockerTestcontainersIT.java:", "from pool shop", "try-with-resources");
                });
        assertThat(finished.stream()
                        .filter(event -> event.getTestDescriptor().isTest())
                        .count())
                .isEqualTo(3);
        assertThat(InAContainer.MYSQL.isRunning()).isFalse();
    }

    private static @Nullable Throwable failure(Event event) {
        return event.getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .orElse(null);
    }

    /** As somebody would write it. */
    @NoConnectionLeaks
    @Testcontainers
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class InAContainer {

        @Container
        static final MySQLContainer MYSQL = new MySQLContainer(
                        DockerImageName.parse(Objects.requireNonNullElse(System.getenv(IMAGE), "mysql"))
                                .asCompatibleSubstituteFor("mysql"))
                .withImagePullPolicy(name -> false);

        static final Guard GUARD = Guard.create();

        @SuppressWarnings("NullAway.Init")
        private static HikariDataSource hikari;

        @SuppressWarnings("NullAway.Init")
        private static DataSource pool;

        @BeforeAll
        static void open() throws SQLException {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(MYSQL.getJdbcUrl());
            config.setUsername(MYSQL.getUsername());
            config.setPassword(MYSQL.getPassword());
            config.setMaximumPoolSize(3);
            hikari = new HikariDataSource(config);
            pool = GUARD.watch(hikari, new PoolLabels("shop", null));
        }

        @AfterAll
        static void close() {
            hikari.close();
        }

        @Test
        @Order(1)
        void givesBack() throws SQLException {
            try (Connection connection = pool.getConnection()) {
                assertThat(version(connection)).isNotEmpty();
            }
        }

        @Test
        @Order(2)
        void leaks() throws SQLException {
            assertThat(version(pool.getConnection())).isNotEmpty();
        }

        @Test
        @Order(3)
        void givesBackThoughAnotherTestLeaked() throws SQLException {
            givesBack();
        }

        private static String version(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select version()")) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
