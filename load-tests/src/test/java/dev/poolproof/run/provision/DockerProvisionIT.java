package dev.poolproof.run.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolproof.run.plan.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mysql.MySQLContainer;
import org.testcontainers.utility.DockerImageName;

class DockerProvisionIT {

    @TempDir
    Path workFolder;

    private String image = "";

    @BeforeEach
    void needDocker() {
        image = DockerAtHand.image();
    }

    @Test
    void realMySqlGoesDownToOneConnectionAndLeavesNoContainer() {
        try (Database database = Provision.DOCKER.provide(request(image, 1))) {
            assertThat(database.facts().engine()).isEqualTo("MySQL");
            assertThat(database.facts().maxConnections()).isEqualTo(1);
            assertThat(database.service().answers()).isTrue();
            assertThat(database.service().url()).startsWith("jdbc:mysql://127.0.0.1:");
            assertThat(containers()).isEqualTo(1);
        }

        assertThat(containers()).isZero();
        assertThat(workFolder.resolve("mysql.log")).content().contains("ready for connections");
    }

    @Test
    void autoTakesAnImageThatIsThere() {
        try (Database database = Provision.AUTO.provide(request(image, 24))) {
            assertThat(database.facts().provision()).isEqualTo("docker");
            assertThat(database.facts().why()).isEqualTo("a Docker engine answers and has the image " + image);
        }
    }

    @Test
    void saysThatAnImageIsNotToBeHad() {
        assertThatThrownBy(() -> Provision.DOCKER.provide(request("poolproof.invalid/none:1", 24)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("Docker was asked for, but the image poolproof.invalid/none:1 is not here")
                .hasMessageContaining("--database embedded");
        assertThat(containers()).isZero();
    }

    @Test
    void autoDoesWithoutAnImageThatIsNotToBeHad() {
        try (Database database = Provision.AUTO.provide(request("poolproof.invalid/none:1", 24))) {
            assertThat(database.facts().provision()).isEqualTo("embedded");
            assertThat(database.facts().why()).contains("poolproof.invalid/none:1 is not here");
        }
    }

    @Test
    void doesNotWaitForAContainerThatEnded() throws IOException {
        Path log = Files.createFile(workFolder.resolve("mysql.log"));
        try (MySQLContainer container = new LimitedMySqlContainer(
                        DockerImageName.parse(image).asCompatibleSubstituteFor("mysql"), 24, "pw", log)
                .withCommand("--no-such-option")) {

            assertThatThrownBy(container::start).rootCause().hasMessageContaining("it ended at once");
        }

        assertThat(log).content().contains("no-such-option");
        assertThat(containers()).isZero();
    }

    @Test
    void refusesWhatIsNoImage() {
        assertThatThrownBy(() -> Provision.DOCKER.provide(request("no such/Image!", 24)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("is no name of an image");
    }

    private ProvisionRequest request(String image, int maxConnections) {
        return new ProvisionRequest(maxConnections, image, null, "test", workFolder, message -> {});
    }

    /** Of this JVM only: others may run beside it. */
    private static int containers() {
        return DockerClientFactory.lazyClient()
                .listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(
                        Map.of(DockerClientFactory.TESTCONTAINERS_SESSION_ID_LABEL, DockerClientFactory.SESSION_ID))
                .exec()
                .size();
    }
}
