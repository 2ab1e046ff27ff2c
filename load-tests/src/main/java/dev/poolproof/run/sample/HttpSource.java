package dev.poolproof.run.sample;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Where a process publishes something over HTTP. Safe for use by several threads. */
final class HttpSource {

    private static final int OK = 200;

    private final HttpClient client;
    private final URI address;
    private final Duration patience;
    private final @Nullable String authorization;

    /**
     * Asks nobody yet.
     *
     * @param patience how long an answer may take
     * @param authorization the header {@code Authorization} as the process wants it, null for none; it is shown nowhere
     */
    HttpSource(URI address, Duration patience, @Nullable String authorization) {
        this.client = HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.address = address;
        this.patience = patience;
        this.authorization = authorization;
    }

    URI address() {
        return address;
    }

    /**
     * What is published at the address, or at one relative to it.
     *
     * @param relative empty for the address itself
     * @throws IOException if nobody answers in time, or answers with anything but 200
     * @throws InterruptedException if interrupted while waiting for the answer
     */
    String get(String relative) throws IOException, InterruptedException {
        URI whole = relative.isEmpty() ? address : URI.create(address + relative);
        HttpRequest.Builder request = HttpRequest.newBuilder(whole).timeout(patience);
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() != OK) {
            throw new IOException("GET %s answered %d.".formatted(whole, response.statusCode()));
        }
        return response.body();
    }
}
