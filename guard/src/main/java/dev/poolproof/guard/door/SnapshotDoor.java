package dev.poolproof.guard.door;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.poolproof.guard.Guard;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A guard's snapshot at {@value #PATH} on a loopback port of its own, with a thread of its own: whoever
 * watches still gets in when every thread of the program waits for a connection. Only programs on the same
 * machine reach it.
 *
 * <p>Its threads are daemons, so it keeps no program alive. It needs the JDK's module {@code jdk.httpserver}.
 */
public final class SnapshotDoor implements AutoCloseable {

    public static final String PATH = "/actuator/poolproof";

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int MISDIRECTED = 421;
    private static final int FAILED = 500;

    private final Guard guard;
    private final HttpServer server;
    private final ExecutorService answering;

    private SnapshotDoor(Guard guard, int port) throws IOException {
        this.guard = guard;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        this.answering = Executors.newSingleThreadExecutor(SnapshotDoor::daemon);
        server.setExecutor(answering);
        server.createContext("/", this::answer);
    }

    /**
     * Opens a door; whoever opens it closes it, or the process ends with it open.
     *
     * @param port 0 for any that is free
     * @throws IOException if the port is in use
     */
    public static SnapshotDoor open(Guard guard, int port) throws IOException {
        SnapshotDoor door = new SnapshotDoor(guard, port);
        door.start();
        return door;
    }

    /** The server's own thread is a daemon where the one that starts it is. */
    private void start() {
        CountDownLatch started = new CountDownLatch(1);
        daemon(() -> {
                    server.start();
                    started.countDown();
                })
                .start();
        boolean interrupted = false;
        while (true) {
            try {
                started.await();
                break;
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What happens to open the door must not stay in memory for it. */
    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(null, task, "poolproof-door", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        return thread;
    }

    /** Where the snapshot is to be had. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port() + PATH);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!isMeantForLoopback(exchange.getRequestHeaders().getFirst("Host"))) {
                exchange.sendResponseHeaders(MISDIRECTED, -1);
            } else if (!exchange.getRequestURI().getPath().equals(PATH)) {
                exchange.sendResponseHeaders(NOT_FOUND, -1);
            } else if (!exchange.getRequestMethod().equals("GET")) {
                exchange.sendResponseHeaders(METHOD_NOT_ALLOWED, -1);
            } else {
                send(exchange);
            }
        }
    }

    /** A page from elsewhere, in a browser on this machine, comes here under another name. */
    private static boolean isMeantForLoopback(@Nullable String host) {
        String name = host == null ? "" : host.replaceFirst(":\\d+$", "");
        return name.equals("127.0.0.1") || name.equals("localhost") || name.equals("[::1]");
    }

    private void send(HttpExchange exchange) throws IOException {
        byte[] body;
        try {
            body = SnapshotJson.of(guard.snapshot()).getBytes(StandardCharsets.UTF_8);
        } catch (RuntimeException | LinkageError unforeseen) {
            exchange.sendResponseHeaders(FAILED, -1);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(OK, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        answering.shutdownNow();
    }
}
