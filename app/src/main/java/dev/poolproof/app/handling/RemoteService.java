package dev.poolproof.app.handling;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for somebody else's service: real HTTP, on loopback, and slow. Thread-safe; it starts with the first call.
 */
final class RemoteService implements AutoCloseable {

    private final Duration time;
    private final ExecutorService threads = Executors.newCachedThreadPool(new VariantThreads("remote-service"));
    private @Nullable HttpServer server;

    /** @param time how long it takes to answer */
    RemoteService(Duration time) {
        this.time = time;
    }

    /** Asks it and waits for its answer. */
    void ask() {
        try (InputStream answer = address().toURL().openStream()) {
            answer.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException("The remote service does not answer.", failure);
        }
    }

    private synchronized URI address() throws IOException {
        HttpServer serving = server;
        if (serving == null) {
            serving = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            serving.setExecutor(threads);
            serving.createContext("/", exchange -> {
                pause();
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            serving.start();
            server = serving;
        }
        return URI.create("http://127.0.0.1:" + serving.getAddress().getPort() + "/");
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void close() {
        if (server != null) {
            server.stop(0);
        }
        VariantThreads.end(threads);
    }
}
