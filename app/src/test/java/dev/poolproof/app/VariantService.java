package dev.poolproof.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.app.HttpCalls.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** A service that makes a world of its own for every test, and what tests ask of it. */
final class VariantService implements AutoCloseable {

    static final String PERMISSIONS = "/api/auth/permissions";
    static final String CUSTOMERS = "/api/tenant/customers";
    static final String DASHBOARD = "/api/tenant/dashboard";
    static final String TAKEN = "{\"name\": \"Ada\", \"email\": \"customer-7@tenant-1.example\"}";

    private final RunningService service;
    private final HttpCalls calls;

    VariantService(String... furtherArgs) {
        List<String> args = new ArrayList<>(List.of(furtherArgs));
        args.add("--poolproof.faults.allowed=true");
        service = RunningService.start(args.toArray(String[]::new));
        calls = service.calls();
    }

    HttpCalls calls() {
        return calls;
    }

    /** Begins another world, correct everywhere, with small pools. */
    void begin() {
        begin("{}");
    }

    /** Begins another world; what the wish leaves out is as in {@link RunningService}. */
    JsonNode begin(String wish) {
        Answer answer = calls.put("/control/world", wish);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.json();
    }

    /** Connections that are out. */
    long outstanding() {
        JsonNode totals = calls.snapshot().get("totals");
        return totals.get("borrows").asLong() - totals.get("returns").asLong();
    }

    /** Waits until so many connections are out: an answer reaches its client before the request has ended. */
    void awaitOutstanding(long expected) {
        Await.until(
                ServiceProcess.PATIENCE,
                () -> outstanding() + " out: " + calls.snapshot().get("outstanding"),
                () -> outstanding() == expected);
    }

    /** What the guard says of the pools that one file makes, all together. */
    long poolsMadeIn(String file, String count) {
        return StreamSupport.stream(calls.snapshot().get("poolSites").spliterator(), false)
                .filter(site -> site.at("/createdBy/file").asString().equals(file))
                .mapToLong(site -> site.get(count).asLong())
                .sum();
    }

    /** Sends requests all at once. */
    List<Answer> atOnce(int requests, Supplier<Answer> request) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(requests);
        try {
            List<Future<Answer>> sent = new ArrayList<>();
            for (int number = 0; number < requests; number++) {
                sent.add(clients.submit(request::get));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> one : sent) {
                answers.add(one.get());
            }
            return answers;
        } finally {
            clients.shutdown();
        }
    }

    int port() {
        return service.context().getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    RunningService running() {
        return service;
    }

    static void assertUnavailable(Answer answer, String cause) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.text("type")).isEqualTo("urn:poolproof:problem:database-unavailable");
        assertThat(answer.text("cause")).isEqualTo(cause);
    }

    @Override
    public void close() {
        service.close();
    }
}
