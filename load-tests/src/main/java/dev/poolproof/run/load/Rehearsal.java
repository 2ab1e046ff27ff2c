package dev.poolproof.run.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.poolproof.run.plan.LoadMix;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The load once before, in small, against a server in the same JVM that says nothing of interest.
 *
 * <p>It costs nothing, since Gatling's classes must be loaded anyway and the real plan is not there yet. Without it the first
 * requests take 250 to 600 ms of the client's own start, and a load of 4 s seems to keep the injector three times as busy as it does.
 * (2 cores, 2026-11-23.)
 */
final class Rehearsal implements Director {

    private static final int REQUESTS_PER_SECOND = 100;
    private static final byte[] ANSWER = "{}".getBytes(StandardCharsets.UTF_8);

    private final LoadPlan plan;

    private Rehearsal(URI target) {
        plan = new LoadPlan(
                target,
                REQUESTS_PER_SECOND,
                Duration.ofSeconds(1),
                List.of("nobody"),
                1,
                Duration.ofSeconds(2),
                false,
                LoadMix.EVERYTHING,
                0);
    }

    /** @param results a folder for what Gatling writes, removed afterwards */
    static void run(Path results) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", Rehearsal::answer);
        server.start();
        try {
            URI target = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            LoadSimulation.directBy(new Rehearsal(target));
            UnreportedLoad.send(LoadSimulation.class.getName(), results);
        } finally {
            server.stop(0);
        }
    }

    @Override
    public LoadPlan plan() {
        return plan;
    }

    @Override
    public Rotation rotation() {
        return new Rotation(plan.targets());
    }

    @Override
    public Tally tally() {
        return Tally.ofTheReferenceService();
    }

    @Override
    public void began() {}

    @Override
    public void ended() {}

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, ANSWER.length);
            exchange.getResponseBody().write(ANSWER);
        }
    }
}
