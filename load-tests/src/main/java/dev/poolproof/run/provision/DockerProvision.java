package dev.poolproof.run.provision;

import dev.poolproof.run.plan.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.TestcontainersConfiguration;

/** MySQL in a container of its own. Its administrator is root, for whom the server keeps one connection in reserve. */
final class DockerProvision implements Provision.Strategy {

    private static final Duration ENGINE_AT_MOST = Duration.ofSeconds(15);
    private static final Duration LOOK_AT_MOST = Duration.ofSeconds(5);
    private static final Duration PULL_AT_MOST = Duration.ofMinutes(5);
    private static final String REAPER_OFF = "TESTCONTAINERS_RYUK_DISABLED";
    private static final String PREFIX = "poolproof_";

    @Override
    public ProvidedDatabase provide(ProvisionRequest request) {
        try {
            return provide(request, DockerEngine.reach(ENGINE_AT_MOST), PULL_AT_MOST);
        } catch (UsageException e) {
            throw new UsageException(
                    "Docker was asked for, but " + e.getMessage()
                            + ". Start an engine that has the image, name another image, or use --database embedded.",
                    e);
        }
    }

    @Override
    public Optional<Obstacle> obstacle(String image) {
        try {
            DockerEngine engine = DockerEngine.reach(LOOK_AT_MOST);
            DockerImageName name = DockerImageName.parse(image);
            return engine.has(name)
                    ? Optional.empty()
                    : Optional.of(new Obstacle("The image " + name + " is not here yet.", "docker pull " + name));
        } catch (UsageException e) {
            return Optional.of(new Obstacle(
                    capitalized(e.getMessage()) + ".",
                    "as root: apt-get install docker.io && systemctl start docker (Debian, Ubuntu)"));
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            return Optional.of(new Obstacle(
                    "The Docker engine does not say whether it has the image " + image + ": " + e.getMessage() + ".",
                    "docker image inspect " + image));
        }
    }

    private static String capitalized(@Nullable String sentence) {
        String text = String.valueOf(sentence);
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** With an engine that answers, and so much time for each image that must be pulled. */
    ProvidedDatabase provide(ProvisionRequest request, DockerEngine engine, Duration pullAtMost) {
        DockerImageName image = image(request);
        if (!engine.has(image)) {
            request.tell("pulling the image " + image);
            engine.pull(image, pullAtMost);
        }
        checkReaper(request, engine, pullAtMost);
        LimitedMySqlContainer container =
                new LimitedMySqlContainer(image, request.maxConnections(), Passwords.random(), log(request));
        try {
            container.start();
            return database(container);
        } catch (SQLException | RuntimeException e) {
            Patience.uninterrupted(container::stop);
            if (Patience.wasInterrupted(e)) {
                throw Patience.interrupted(e);
            }
            throw new UsageException(
                    "the container of " + image + " did not start as a MySQL server: " + e.getMessage()
                            + " (its log is " + log(request) + ")",
                    e);
        }
    }

    static DockerImageName image(ProvisionRequest request) {
        try {
            DockerImageName image = DockerImageName.parse(request.image());
            image.assertValid();
            return image.asCompatibleSubstituteFor("mysql");
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    "\"" + request.image() + "\" is no name of an image: expected one like "
                            + ProvisionRequest.DEFAULT_IMAGE,
                    e);
        }
    }

    private static ProvidedDatabase database(LimitedMySqlContainer container) throws SQLException {
        Access administrator = container.root();
        Access service = new Access(administrator.url(), "poolproof_service", Passwords.random());
        try (Connection connection = administrator.connect()) {
            String account = "'" + service.username() + "'@'%'";
            Sql.execute(connection, "create user " + account + " identified by '" + service.password() + "'");
            Sql.execute(connection, "grant all on `poolproof\\_%`.* to " + account);
            return new ProvidedDatabase(
                    ServerFacts.read(Provision.DOCKER.label(), connection),
                    service,
                    administrator,
                    PREFIX,
                    container::isRunning,
                    container::stop);
        }
    }

    /**
     * Testcontainers starts a reaper, in a container too, that removes what a killed JVM leaves behind. Where its image
     * cannot be had, Testcontainers does not work at all unless told to do without.
     */
    private static void checkReaper(ProvisionRequest request, DockerEngine engine, Duration pullAtMost) {
        if (Boolean.parseBoolean(System.getenv(REAPER_OFF))) {
            return;
        }
        DockerImageName reaper = DockerImageName.parse(TestcontainersConfiguration.getInstance()
                .getEnvVarOrProperty("ryuk.container.image", "testcontainers/ryuk:0.14.0"));
        if (engine.has(reaper)) {
            return;
        }
        request.tell("pulling the image " + reaper);
        try {
            engine.pull(reaper, pullAtMost);
        } catch (UsageException e) {
            throw new UsageException(
                    e.getMessage() + "; Testcontainers wants it to clear up after a killed run, set " + REAPER_OFF
                            + "=true to do without (a run that ends by itself removes its container anyway)",
                    e);
        }
    }

    private static Path log(ProvisionRequest request) {
        Path log = request.workFolder().resolve("mysql.log");
        try {
            Files.write(log, new byte[0], StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return log;
        } catch (IOException e) {
            throw new UsageException("the database's log cannot be written: " + e, e);
        }
    }
}
