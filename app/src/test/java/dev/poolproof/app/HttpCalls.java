package dev.poolproof.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls a service over real HTTP, as tenant-1 unless told otherwise; follows no redirect. */
public final class HttpCalls {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;

    public HttpCalls(int port) {
        base = "http://127.0.0.1:" + port;
    }

    /** What came back. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        /** The value of a field as text, empty where there is none. */
        public String text(String field) {
            return json().path(field).asString("");
        }
    }

    public Answer get(String path, String... headers) {
        return call("GET", path, "", headers);
    }

    public Answer delete(String path) {
        return call("DELETE", path, "");
    }

    public Answer post(String path, String json) {
        return call("POST", path, json);
    }

    public Answer put(String path, String json) {
        return call("PUT", path, json);
    }

    /** Makes one variant serve one endpoint. */
    public Answer choose(String endpoint, String variant) {
        return put("/control/endpoints/" + endpoint, "{\"variant\": \"" + variant + "\"}");
    }

    /** The guard's snapshot. */
    public JsonNode snapshot() {
        return get("/actuator/poolproof").json();
    }

    /** The pools of one tenant, or of one name, in the guard's snapshot. */
    public JsonNode pool(String name) {
        for (JsonNode pool : snapshot().get("pools")) {
            if (pool.get("name").asString().equals(name)) {
                return pool;
            }
        }
        throw new AssertionError("No pool " + name + " under guard.");
    }

    /** Calls with the given headers as names and values in turn; with tenant-1 as tenant where there are none. */
    public Answer call(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        } else {
            request.header("X-Tenant", "tenant-1");
        }
        try {
            return new Answer(client.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException failure) {
            throw new AssertionError(method + " " + path + " got no answer: " + failure, failure);
        } catch (InterruptedException interrupted) {
            throw new AssertionError("Interrupted.", interrupted);
        }
    }
}
