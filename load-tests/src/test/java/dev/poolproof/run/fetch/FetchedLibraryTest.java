package dev.poolproof.run.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.poolproof.run.plan.UsageException;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.ContextOverrides.AddRepositoriesOp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.aether.repository.RemoteRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A repository over HTTP stands for the one that a user has. */
class FetchedLibraryTest {

    private static final String PATH = "/io/gatling/highcharts/gatling-charts-highcharts/";

    @TempDir
    private Path local = Path.of(".");

    private final List<String> said = new ArrayList<>();
    private final HttpServer server;
    private byte[] served = new byte[0];

    FetchedLibraryTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void serve() {
        server.createContext("/", exchange -> {
            boolean known = exchange.getRequestURI().getPath().startsWith(PATH)
                    && exchange.getRequestURI().getPath().endsWith(".jar");
            exchange.sendResponseHeaders(known ? 200 : 404, known ? served.length : -1);
            if (known) {
                exchange.getResponseBody().write(served);
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @EnumSource
    void knowsTheChecksumOfWhatACheckoutHas(FetchedLibrary library) {
        Path jar = library.carried().orElseThrow();

        assertThat(FetchedLibrary.checksum(jar))
                .as("SHA-256 of %s, for fetched.properties", jar.getFileName())
                .isEqualTo(library.expectedChecksum());
    }

    @Test
    void fetchesWhatIsNotThereOnce() throws IOException {
        Path original = FetchedLibrary.GATLING_CHARTS.carried().orElseThrow();
        served = Files.readAllBytes(original);

        Path fetched = FetchedLibrary.GATLING_CHARTS.fetched(repository(), said::add);
        served = new byte[0];
        Path again = FetchedLibrary.GATLING_CHARTS.fetched(repository(), said::add);

        assertThat(fetched).startsWith(local).hasSameBinaryContentAs(original).isEqualTo(again);
        assertThat(said)
                .singleElement()
                .asString()
                .startsWith("fetching io.gatling.highcharts:gatling-charts-highcharts:");
    }

    @Test
    void refusesAnotherFileOfThatName() {
        served = "not what it was".getBytes(java.nio.charset.StandardCharsets.UTF_8);

        assertThatThrownBy(() -> FetchedLibrary.GATLING_CHARTS.fetched(repository(), said::add))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("is not the file that this version was made with")
                .hasMessageContaining(FetchedLibrary.GATLING_CHARTS.expectedChecksum());
    }

    @Test
    void saysWhatToDoWhereNoRepositoryHasIt() {
        assertThatThrownBy(() -> FetchedLibrary.CONNECTOR_J.fetched(repository(), said::add))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("could not be fetched")
                .hasMessageContaining("settings.xml")
                .hasMessageContaining("folder lib");
    }

    private MavenRepository repository() {
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        return new MavenRepository(ContextOverrides.create()
                .withUserSettings(false)
                .withLocalRepositoryOverride(local)
                .addRepositoriesOp(AddRepositoriesOp.REPLACE)
                .repositories(List.of(new RemoteRepository.Builder("test", "default", url).build())));
    }
}
