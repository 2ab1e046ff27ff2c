package dev.poolproof.run.target;

import dev.poolproof.run.plan.ServicePlan;
import dev.poolproof.run.plan.UsageException;
import dev.poolproof.run.process.ChildProcess;
import dev.poolproof.run.process.ScratchFolder;
import dev.poolproof.run.provision.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The reference service in a JVM of its own, on a loopback port. Its output goes to {@code service.log} in the run's
 * folder. Whoever starts it closes it.
 */
public final class ServiceProcess implements Target, AutoCloseable {

    private static final Duration START_PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(20);

    private final ChildProcess process;
    private final ScratchFolder scratch;
    private final List<URI> addresses;
    private final WorldControl control;

    private ServiceProcess(ChildProcess process, ScratchFolder scratch, List<URI> addresses) {
        this.process = process;
        this.scratch = scratch;
        this.addresses = addresses;
        this.control = new WorldControl(observerAddress());
    }

    /**
     * Starts the service and waits until it answers.
     *
     * @param stamp goes to the server with every session, as the connection attribute {@code run}
     * @throws UsageException if the port is taken, or if the service refuses what it was given
     * @throws InterruptedException if interrupted before it answers; the process has then been ended
     */
    public static ServiceProcess start(ServiceJar jar, ServicePlan plan, Database database, String stamp, Path folder)
            throws InterruptedException {
        return start(new ServiceCommand(jar, plan, database, stamp, "", false), folder);
    }

    /**
     * As {@link #start}, and its world may be replaced while it runs.
     *
     * @throws UsageException if the port is taken, or if the service refuses what it was given
     * @throws InterruptedException if interrupted before it answers; the process has then been ended
     */
    public static ServiceProcess startForManyWorlds(
            ServiceJar jar, ServicePlan plan, Database database, String stamp, Path folder)
            throws InterruptedException {
        return start(new ServiceCommand(jar, plan, database, stamp, "", true), folder);
    }

    /** As {@link #start}, of one of several instances, whose sessions carry its name to the server. */
    static ServiceProcess startInstance(
            ServiceJar jar, ServicePlan plan, Database database, String stamp, String instance, Path folder)
            throws InterruptedException {
        return start(new ServiceCommand(jar, plan, database, stamp, instance, false), folder);
    }

    private static ServiceProcess start(ServiceCommand command, Path folder) throws InterruptedException {
        requireFree(command.plan().port());
        Path portFile = folder.resolve("service.port");
        ScratchFolder scratch = ScratchFolder.in(folder, "service-tmp");
        ChildProcess process = ChildProcess.start(
                command.line(portFile, scratch),
                Map.of(
                        "POOLPROOF_DATABASE_PASSWORD",
                        command.database().service().password()),
                folder.resolve("service.log"));
        boolean ready = false;
        try {
            List<URI> addresses = awaitReady(process, portFile);
            Files.deleteIfExists(portFile);
            ready = true;
            return new ServiceProcess(process, scratch, addresses);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!ready) {
                process.close();
                scratch.close();
            }
        }
    }

    private static List<URI> awaitReady(ChildProcess process, Path portFile) throws InterruptedException, IOException {
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (!Files.exists(portFile)) {
            if (!process.isAlive()) {
                throw new UsageException("The reference service did not start. It said:\n  "
                        + String.join("\n  ", process.lastLines(12)));
            }
            if (System.nanoTime() > deadline) {
                throw new UsageException("The reference service did not answer within %d s. It said:\n  %s"
                        .formatted(START_PATIENCE.toSeconds(), String.join("\n  ", process.lastLines(12))));
            }
            Thread.sleep(POLL.toMillis());
        }
        return Files.readAllLines(portFile).stream()
                .map(port -> URI.create("http://127.0.0.1:" + port))
                .toList();
    }

    private static void requireFree(int port) {
        if (port == 0) {
            return;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UsageException(
                    "Port %d on 127.0.0.1 is taken: end what listens there, give another --port, or leave it out for any free one."
                            .formatted(port),
                    e);
        }
    }

    /** Where it answers. */
    public URI address() {
        return addresses.get(0);
    }

    /** Where it answers observers, on threads that no request can take. */
    public URI observerAddress() {
        return addresses.get(1);
    }

    /**
     * Ends everything that the service has made so far, and has it begin anew as planned, but for its tenants and their data.
     *
     * @param stamp goes to the server with every session from now on
     * @return what the world before left behind
     * @throws WorldNotReplacedException if it refuses or does not answer in time
     */
    public WorldsEnd replaceWorld(ServicePlan plan, String stamp) throws InterruptedException {
        return control.replace(WorldControl.World.of(plan, stamp));
    }

    /** Tells it to stop, and does not wait until it has. */
    public void askToEnd() {
        process.ask();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Its one address, not that for observers. */
    @Override
    public List<URI> addresses() {
        return List.of(address());
    }

    @Override
    public boolean mayLive() {
        return isAlive();
    }

    @Override
    public List<String> lastLines() {
        return process.lastLines(12);
    }

    @Override
    public void close() {
        process.close();
        scratch.close();
    }
}
