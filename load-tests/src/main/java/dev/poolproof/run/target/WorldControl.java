package dev.poolproof.run.target;

import dev.poolproof.run.plan.EvidenceSource;
import dev.poolproof.run.plan.ServicePlan;
import dev.poolproof.run.plan.UsageException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells a running service to end its world, with every pool and every leaked connection in it, and to make a new one. */
final class WorldControl {

    /** What the service is told. */
    record World(
            String run,
            Map<String, String> variants,
            List<String> faults,
            long seed,
            boolean guard,
            Map<String, String> settings) {

        static World of(ServicePlan plan, String stamp) {
            return new World(
                    stamp,
                    plan.variants().entrySet().stream()
                            .collect(Collectors.toMap(entry -> entry.getKey().key(), Map.Entry::getValue)),
                    plan.faults().asWritten(),
                    plan.faults().seed(),
                    plan.evidence() == EvidenceSource.GUARD,
                    plan.settings());
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int REFUSED = 400;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI address;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    /** @param service its door for observers, whose threads no request can take */
    WorldControl(URI service) {
        this.address = service.resolve("/control/world");
    }

    /**
     * Makes the new world, and returns when it serves.
     *
     * @return what was left of the one before
     * @throws UsageException if the service refuses what the world is to be
     * @throws WorldNotReplacedException if the service cannot make it or does not answer in time
     */
    WorldsEnd replace(World world) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(JSON.writeValueAsString(world)))
                .build();
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() == REFUSED) {
                throw new UsageException(refusal(response.body()));
            }
            if (response.statusCode() != 200) {
                throw new WorldNotReplacedException(
                        "PUT %s answered %d: %s".formatted(address, response.statusCode(), response.body()), null);
            }
            return JSON.readValue(response.body(), WorldsEnd.class);
        } catch (IOException | JacksonException e) {
            throw new WorldNotReplacedException("PUT %s was not answered as it should be: %s".formatted(address, e), e);
        }
    }

    /** What is wrong with which setting, as the service lists it. */
    private static String refusal(String body) {
        List<String> problems = new ArrayList<>();
        for (JsonNode problem : JSON.readTree(body).path("problems")) {
            problems.add("\n  " + problem.path("field").asString("") + ": "
                    + problem.path("rule").asString(""));
        }
        return "The reference service refuses its settings:"
                + (problems.isEmpty() ? " " + body : String.join("", problems));
    }
}
