package dev.poolproof.run.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.poolproof.reports.record.LoadFacts;
import dev.poolproof.reports.record.LoadFacts.RequestFacts;
import dev.poolproof.reports.record.Outcome;
import dev.poolproof.run.simulation.ScenarioPlan;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A scenario sent by a real Gatling to a shop of two instances that wants a token. */
@Timeout(120)
class ScenarioLoadIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final Queue<String> first = new ConcurrentLinkedQueue<>();
    private final Queue<String> second = new ConcurrentLinkedQueue<>();
    private HttpServer[] shops = {};

    @BeforeEach
    void open() throws IOException {
        shops = new HttpServer[] {shop(first), shop(second)};
    }

    @AfterEach
    void close() {
        for (HttpServer shop : shops) {
            shop.stop(0);
        }
    }

    @Test
    void sendsAnOpenScenarioTwiceToAllTargets() throws Exception {
        ScenarioPlan plan = plan("""
                scenario: shop
                feeders: [{csv: users.csv}]
                headers: {Authorization: "${token}"}
                think: 1ms..5ms
                login:
                  - name: login
                    send: POST /login
                    form: {user: "${user}"}
                    save: {token: /token}
                rounds: 4
                load: {open: [{rate: 40, for: 2s}]}
                requests:
                  - name: items
                    send: GET /items?page=${randomInt(1, 3)}
                    weight: 3
                    expect: {status: 200, json: {/ok: true}}
                  - name: order
                    send: POST /orders
                    body: {by: "${user}"}
                    expect: {status: 201}
                    save: {place: header Location}
                    then:
                      - name: missing
                        send: GET ${place}
                """.replace("GET ${place}", "GET /gone${place}"));

        try (GatlingLoad load = GatlingLoad.prepareScenario(folder.resolve("run"), 2)) {
            load.start(plan);
            LoadFacts once = load.await(PATIENCE);
            load.startAgain();
            LoadFacts twice = load.awaitReport(PATIENCE);

            // 1.25 requests a pick, 5 a user: 16 users, each with a login.
            assertThat(outcomes(once)).containsEntry("login", Map.of(Outcome.AS_EXPECTED, 16L));
            assertThat(outcomes(once)).containsEntry("items", Map.of(Outcome.AS_EXPECTED, 48L));
            assertThat(outcomes(once)).containsEntry("order", Map.of(Outcome.AS_EXPECTED, 16L));
            assertThat(outcomes(once)).containsEntry("missing", Map.of(Outcome.WRONG_STATUS, 16L));
            assertThat(twice.sent()).isEqualTo(2 * once.sent()).isEqualTo(first.size() + second.size());
            assertThat(twice.report()).isEqualTo("gatling/index.html");
        }
        assertThat(first).hasSameSizeAs(second).contains("POST /login user=ann", "POST /orders {\"by\":\"ann\"}");
    }

    @Test
    void keepsSoManyUsersAtATime() throws Exception {
        ScenarioPlan plan = plan("""
                scenario: shop
                think: 100ms
                load: {closed: [{from: 1, to: 4, for: 1s}, {users: 4, for: 1s}]}
                requests:
                  - send: GET /free
                """);

        try (GatlingLoad load = GatlingLoad.prepareScenario(folder.resolve("run"), 1)) {
            load.start(plan);
            LoadFacts facts = load.await(PATIENCE);

            assertThat(facts.requests()).extracting(RequestFacts::name).containsExactly("GET /free");
            assertThat(facts.sent()).isBetween(20L, 150L);
        }
    }

    private ScenarioPlan plan(String scenario) throws IOException {
        Files.writeString(folder.resolve("users.csv"), "user\nann\nbob\n");
        Path file = Files.writeString(folder.resolve("shop.yaml"), scenario);
        return new ScenarioPlan(List.of(address(shops[0]), address(shops[1])), file, 1, false);
    }

    private static URI address(HttpServer shop) {
        return URI.create("http://127.0.0.1:" + shop.getAddress().getPort());
    }

    private static Map<String, Map<Outcome, Long>> outcomes(LoadFacts facts) {
        return facts.requests().stream().collect(Collectors.toMap(RequestFacts::name, RequestFacts::outcomes));
    }

    private static HttpServer shop(Queue<String> seen) throws IOException {
        HttpServer shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        shop.createContext("/", exchange -> answer(exchange, seen));
        shop.start();
        return shop;
    }

    private static void answer(HttpExchange exchange, Queue<String> seen) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            seen.add((exchange.getRequestMethod() + " " + path + " " + body).strip());
            boolean known = "secret".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] answer = "{\"token\":\"secret\",\"ok\":true}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Location", "/1");
            int status = switch (path) {
                case "/login", "/free" -> 200;
                case "/items" -> known ? 200 : 401;
                case "/orders" -> known ? 201 : 401;
                default -> 404;
            };
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }
}
