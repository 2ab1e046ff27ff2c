package dev.poolproof.run.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.poolproof.run.plan.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The reference service's answers without the service: what the load expects, and on demand what it must not take for right. */
final class FakeService implements AutoCloseable {

    static final int SEED_ROWS = 45;

    /** What the service was asked. */
    record Seen(String method, String path, String tenant, boolean browser) {
        boolean isTo(Endpoint endpoint) {
            return path.startsWith(endpoint.path());
        }
    }

    /** What the service does with a request. */
    enum Behaviour {
        RIGHT,
        MASKED,
        POOL_CLOSED,
        EMPTY_BODY,
        NEVER_ANSWERED,
        HUNG_UP
    }

    private static final JsonMapper JSON = new JsonMapper();
    private static final String PROBLEM = "application/problem+json";

    static {
        // Its own delayed acknowledgements would cost 40 ms a request.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final ConcurrentLinkedQueue<Seen> seen = new ConcurrentLinkedQueue<>();
    private final Map<Long, String> created = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong(1000);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Function<Seen, Behaviour> behaviour;
    private final List<String> tenants;
    private final HttpServer server;

    private FakeService(List<String> tenants, Function<Seen, Behaviour> behaviour) throws IOException {
        this.tenants = tenants;
        this.behaviour = behaviour;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    static FakeService start(List<String> tenants, Function<Seen, Behaviour> behaviour) throws IOException {
        return new FakeService(tenants, behaviour);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<Seen> seen() {
        return new ArrayList<>(seen);
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Seen request = new Seen(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders().getFirst("X-Tenant"),
                    exchange.getRequestHeaders().getFirst("Accept").startsWith("text/html"));
            seen.add(request);
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            switch (behaviour.apply(request)) {
                case RIGHT -> answer(exchange, request, body);
                case MASKED -> unknownTenant(exchange, request.browser());
                case POOL_CLOSED -> problem(exchange, 503, "database-unavailable", "pool-closed");
                case EMPTY_BODY -> send(exchange, 200, "application/json", "{}");
                case NEVER_ANSWERED -> closing.await();
                case HUNG_UP -> {
                    // Closing the exchange closes the connection.
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange, Seen request, String body) throws IOException {
        if (!tenants.contains(request.tenant())) {
            unknownTenant(exchange, request.browser());
        } else if (request.isTo(Endpoint.PERMISSIONS)) {
            ok(exchange, Map.of("tenant", request.tenant(), "user", "u", "permissions", List.of("customers:read")));
        } else if (request.isTo(Endpoint.DASHBOARD)) {
            Map<String, Integer> tiles = Map.of("a", 1, "b", 2, "c", 3, "d", 4, "e", 5, "f", 6, "g", 7, "h", 8);
            ok(exchange, Map.of("tenant", request.tenant(), "tiles", tiles));
        } else if (request.method().equals("POST")) {
            create(exchange, JSON.readTree(body));
        } else if (request.path().contains("?")) {
            page(exchange, request);
        } else {
            customer(exchange, request, body);
        }
    }

    private void create(HttpExchange exchange, JsonNode customer) throws IOException {
        String email = customer.path("email").asString();
        if (customer.path("name").asString().isEmpty()) {
            problem(exchange, 400, "invalid-request", "");
        } else if (email.startsWith("customer-") || created.containsValue(email)) {
            problem(exchange, 409, "duplicate-email", "");
        } else {
            long id = ids.incrementAndGet();
            created.put(id, email);
            exchange.getResponseHeaders().set("Location", Endpoint.CUSTOMERS.path() + "/" + id);
            String name = customer.path("name").asString();
            send(exchange, 201, "application/json", customer(id, name, email));
        }
    }

    private void page(HttpExchange exchange, Seen request) throws IOException {
        int page = Integer.parseInt(request.path().replaceAll(".*page=(-?\\d+).*", "$1"));
        if (page < 0) {
            problem(exchange, 400, "invalid-request", "");
            return;
        }
        List<JsonNode> items = new ArrayList<>();
        for (int id = page * 20 + 1; id <= Math.min(SEED_ROWS, page * 20 + 20); id++) {
            items.add(JSON.readTree(customer(id, "n", email(id, request.tenant()))));
        }
        ok(exchange, Map.of("items", items, "page", page, "size", 20, "total", SEED_ROWS));
    }

    private void customer(HttpExchange exchange, Seen request, String body) throws IOException {
        long id = Long.parseLong(request.path().substring(request.path().lastIndexOf('/') + 1));
        if (request.method().equals("DELETE") && created.remove(id) != null) {
            exchange.sendResponseHeaders(204, -1);
        } else if (id > SEED_ROWS) {
            problem(exchange, 404, "unknown-customer", "");
        } else if (request.method().equals("PUT")) {
            String name = JSON.readTree(body).path("name").asString();
            send(exchange, 200, "application/json", customer(id, name, email(id, request.tenant())));
        } else {
            send(exchange, 200, "application/json", customer(id, "n", email(id, request.tenant())));
        }
    }

    private static void unknownTenant(HttpExchange exchange, boolean browser) throws IOException {
        if (browser) {
            exchange.getResponseHeaders().set("Location", "/tenant-not-found");
            exchange.sendResponseHeaders(302, -1);
        } else {
            problem(exchange, 404, "unknown-tenant", "");
        }
    }

    private static String email(long id, String tenant) {
        return "customer-" + id + "@" + tenant + ".example";
    }

    private static String customer(long id, String name, String email) {
        return JSON.writeValueAsString(Map.of("id", id, "name", name, "email", email));
    }

    private static void ok(HttpExchange exchange, Map<String, ?> body) throws IOException {
        send(exchange, 200, "application/json", JSON.writeValueAsString(body));
    }

    private static void problem(HttpExchange exchange, int status, String name, String cause) throws IOException {
        Map<String, ?> body = Map.of("type", "urn:poolproof:problem:" + name, "status", status, "cause", cause);
        send(exchange, status, PROBLEM, JSON.writeValueAsString(body));
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
