package dev.poolproof.run.sample;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A service that publishes what a test tells it to, on a port of its own. */
final class Page implements AutoCloseable {

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final HttpServer server;
    private volatile @Nullable String authorization;

    Page() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String query = exchange.getRequestURI().getQuery();
            String asked = exchange.getRequestURI().getPath() + (query == null ? "" : "?" + query);
            String answer = answers.get(asked);
            boolean allowed = authorization == null
                    || authorization.equals(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] body = (answer == null ? "not here" : answer).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(!allowed ? 401 : answer == null ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    /** Answers so from now on. */
    Page at(String pathAndQuery, String answer) {
        answers.put(pathAndQuery, answer);
        return this;
    }

    /** Lets nobody in who does not say this. */
    Page wants(String header) {
        authorization = header;
        return this;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
