package dev.poolproof.run.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolproof.run.plan.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExistingServerTest {

    @ParameterizedTest
    @CsvSource({
        "jdbc:mysql://127.0.0.1:3307/, 127.0.0.1:3307, true",
        "jdbc:mysql://localhost, localhost:3306, true",
        "jdbc:mysql://[::1]:3306, [::1]:3306, true",
        "jdbc:mysql://database.example:3306/, database.example:3306, false",
    })
    void knowsHostAndPort(String url, String address, boolean loopback) {
        ExistingServer server = new ExistingServer(url, "someone", "secret");

        assertThat(server.address()).isEqualTo(address);
        assertThat(server.isLoopback()).isEqualTo(loopback);
        assertThat(server.url()).endsWith("/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "127.0.0.1:3306",
                "jdbc:postgresql://127.0.0.1/",
                "jdbc:mysql://127.0.0.1:3306/shop",
                "jdbc:mysql://someone:hush@127.0.0.1:3306/",
                "jdbc:mysql://127.0.0.1:3306/?user=someone&password=hush",
            })
    void refusesAnotherUrlWithoutRepeatingIt(String url) {
        assertThatThrownBy(() -> new ExistingServer(url, "someone", "secret"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("for example jdbc:mysql://127.0.0.1:3306/")
                .hasMessageNotContaining("hush");
    }

    @Test
    void takesThePasswordFromAnEnvironmentVariable() {
        Map<String, String> environment = Map.of("SHOP_PASSWORD", "secret");

        ExistingServer server = ExistingServer.withPasswordFromEnvironment(
                "jdbc:mysql://127.0.0.1/", "someone", "SHOP_PASSWORD", environment);

        assertThat(server.password()).isEqualTo("secret");
        assertThat(server.toString()).doesNotContain("secret");
        assertThatThrownBy(() -> ExistingServer.withPasswordFromEnvironment(
                        "jdbc:mysql://127.0.0.1/", "someone", "OTHER", environment))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("OTHER is not set");
    }

    @Test
    void takesThePasswordFromAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "secret\n");

        assertThat(ExistingServer.withPasswordFromFile("jdbc:mysql://127.0.0.1/", "someone", file)
                        .password())
                .isEqualTo("secret");
        assertThatThrownBy(() -> ExistingServer.withPasswordFromFile(
                        "jdbc:mysql://127.0.0.1/", "someone", folder.resolve("none")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("cannot be read");
    }
}
