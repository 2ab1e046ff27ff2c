package dev.poolproof.run.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolproof.run.plan.UsageException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProvisionTest {

    @TempDir
    Path workFolder;

    @ParameterizedTest
    @EnumSource
    void isFoundByItsLabel(Provision provision) {
        assertThat(Provision.labelled(provision.label())).isEqualTo(provision);
    }

    @Test
    void namesTheOthersWhenThereIsNoneOfThatLabel() {
        assertThatThrownBy(() -> Provision.labelled("oracle"))
                .isInstanceOf(UsageException.class)
                .hasMessage("there is no database \"oracle\": expected one of existing, docker, mysql, embedded, auto");
    }

    @Test
    void refusesALimitThatIsNone() {
        assertThatThrownBy(() -> request(0)).isInstanceOf(UsageException.class).hasMessageContaining("given as 0");
    }

    @Test
    void embeddedRefusesALimitThatMariaDbWouldRaise() {
        assertThatThrownBy(() -> Provision.EMBEDDED.provide(request(9)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("no fewer than 10");
        assertThat(workFolder).isEmptyDirectory();
    }

    @Test
    void existingWantsToKnowWhich() {
        assertThatThrownBy(() -> Provision.EXISTING.provide(request(24)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("name its URL");
    }

    @ParameterizedTest
    @CsvSource({
        "8.4.6, MySQL Community Server - GPL, MySQL",
        "8.0.44-0ubuntu0.24.04.1, (Ubuntu), MySQL",
        "11.4.5-MariaDB, MariaDB Server, MariaDB",
        "8.0.36-28, 'Percona Server (GPL), Release 28', Percona Server",
    })
    void neverCallsAForkMySql(String version, String comment, String engine) {
        assertThat(ServerFacts.engine(version, comment)).isEqualTo(engine);
    }

    @Test
    void knowsTheMachinesThatHaveAnEmbeddedServer() {
        assertThat(MariaDbPlatform.of("Linux", "amd64")).isEqualTo(MariaDbPlatform.LINUX_X64);
        assertThat(MariaDbPlatform.of("Mac OS X", "aarch64")).isEqualTo(MariaDbPlatform.MACOS_ARM64);
        assertThat(MariaDbPlatform.of("Windows 11", "amd64")).isEqualTo(MariaDbPlatform.WINDOWS_X64);
        assertThatThrownBy(() -> MariaDbPlatform.of("Linux", "aarch64"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("use --database docker");
    }

    @Test
    void knowsTheMachinesThatHaveAMySql() {
        assertThat(MySqlPlatform.of("Linux", "amd64").classifier()).isEqualTo("linux-x86_64");
        assertThat(MySqlPlatform.of("Linux", "aarch64").classifier()).isEqualTo("linux-aarch64");
        assertThat(MySqlPlatform.of("Mac OS X", "x86_64").classifier()).isEqualTo("mac-x86_64");
        assertThat(MySqlPlatform.of("Mac OS X", "aarch64").classifier()).isEqualTo("mac-aarch64");
        assertThatThrownBy(() -> MySqlPlatform.of("Windows 11", "amd64"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("use --database docker");
    }

    @Test
    void namesOnASharedServerFitAndDiffer() {
        RunNames names = RunNames.of("20261123-1503-dashboard-pool-per-request-1");
        RunNames others = RunNames.of("20261123-1503-dashboard-pool-per-request-2");

        assertThat(RunNames.of("R-1").schemaPrefix()).isEqualTo("poolproof_r_1_");
        assertThat(RunNames.of("R-1").schemaPattern()).isEqualTo("poolproof\\_r\\_1\\_%");
        assertThat(names.account()).hasSizeLessThanOrEqualTo(32).isNotEqualTo(others.account());
    }

    private ProvisionRequest request(int maxConnections) {
        return new ProvisionRequest(
                maxConnections, ProvisionRequest.DEFAULT_IMAGE, null, "test", workFolder, message -> {});
    }
}
