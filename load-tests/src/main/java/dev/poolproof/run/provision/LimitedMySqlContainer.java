package dev.poolproof.run.provision;

import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Objects;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.output.OutputFrame;
import org.testcontainers.mysql.MySQLContainer;
import org.testcontainers.utility.DockerImageName;

/** MySQL with a connection limit, reachable from this machine only. Must be stopped by whoever started it. */
final class LimitedMySqlContainer extends MySQLContainer {

    private static final Duration START_AT_MOST = Duration.ofSeconds(90);

    private final Path log;

    LimitedMySqlContainer(DockerImageName image, int maxConnections, String rootPassword, Path log) {
        super(image);
        this.log = log;
        withUsername("root");
        withPassword(rootPassword);
        withDatabaseName("poolproof");
        withCommand("--max_connections=" + maxConnections, ServerProgram.METADATA_LOCKS);
        // It was looked for, and pulled with a limit of ours.
        withImagePullPolicy(name -> false);
        withLogConsumer(this::write);
        withCreateContainerCmdModifier(command -> {
            HostConfig host = Objects.requireNonNull(command.getHostConfig());
            host.withPortBindings(new PortBinding(published(), ExposedPort.tcp(MYSQL_PORT)));
        });
    }

    @Override
    protected void configure() {
        super.configure();
        // MySQLContainer tries three times; what fails here fails three times.
        setStartupAttempts(1);
    }

    /** Other than the inherited wait, this one ends when the container does, and on an interrupt. */
    @Override
    protected void waitUntilContainerStarted() {
        Access root = root();
        boolean answered = Patience.await(START_AT_MOST, Duration.ofMillis(100), () -> !isRunning() || root.answers());
        if (!answered || !isRunning()) {
            throw new IllegalStateException(
                    answered ? "it ended at once" : "it did not answer within " + START_AT_MOST.toSeconds() + " s");
        }
    }

    Access root() {
        String host = getHost().equals("localhost") ? "127.0.0.1" : getHost();
        return new Access("jdbc:mysql://" + host + ":" + getMappedPort(MYSQL_PORT) + "/", "root", getPassword());
    }

    /** A free port on the address where this machine reaches the engine; on all of the engine's if that is elsewhere. */
    private static Ports.Binding published() {
        try {
            String host = DockerClientFactory.instance().dockerHostIpAddress();
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (address.isLoopbackAddress()) {
                    return Ports.Binding.bindIp("127.0.0.1");
                }
                if (NetworkInterface.getByInetAddress(address) != null) {
                    return Ports.Binding.bindIp(address.getHostAddress());
                }
            }
            return Ports.Binding.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the Docker engine's address is not known", e);
        }
    }

    private void write(OutputFrame frame) {
        byte[] bytes = frame.getBytes();
        if (bytes == null) {
            return;
        }
        try {
            Files.write(log, bytes, StandardOpenOption.APPEND);
        } catch (IOException e) {
            // The log is a help for people; a run does not stop for it.
        }
    }
}
