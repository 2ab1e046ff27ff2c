package dev.poolproof.shop;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.context.ApplicationContext;

/** Calls a service over real HTTP. */
final class HttpCalls {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;

    HttpCalls(ApplicationContext service) {
        base = "http://127.0.0.1:" + service.getEnvironment().getRequiredProperty("local.server.port");
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** The guard's snapshot. */
    Map<String, Object> snapshot() throws IOException, InterruptedException {
        return object(JsonParserFactory.getJsonParser()
                .parseMap(get("/actuator/poolproof").body()));
    }

    /** A list of objects in the snapshot. */
    List<Map<String, Object>> list(String name) throws IOException, InterruptedException {
        return ((Collection<?>) snapshot().get(name))
                .stream().map(HttpCalls::object).toList();
    }

    /** One object of it. Numbers are whole; how wide they are, each parser decides for itself. */
    static Map<String, Object> object(Object json) {
        Map<String, Object> object = new LinkedHashMap<>();
        ((Map<?, ?>) json)
                .forEach((key, value) -> object.put(
                        String.valueOf(key), value instanceof Number number ? (Object) number.longValue() : value));
        return object;
    }
}
