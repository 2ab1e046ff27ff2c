package dev.poolproof.run.target;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A service that somebody else runs: nobody tells when it ends.
 *
 * @param addresses where its instances answer; empty for a service that is seen on the server alone
 */
public record RunningTarget(List<URI> addresses) implements Target {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** What a proxy says for a service that does not answer it. */
    private static final Set<Integer> NOBODY_BEHIND = Set.of(502, 503, 504);

    /** Most services have nothing there, so that no answer of theirs asks the database. */
    private static final String QUIET_PATH = "/actuator/poolproof";

    public RunningTarget {
        addresses = List.copyOf(addresses);
    }

    @Override
    public boolean mayLive() {
        return true;
    }

    @Override
    public List<String> lastLines() {
        return List.of();
    }

    @Override
    public @Nullable Boolean answers() throws InterruptedException {
        if (addresses.isEmpty()) {
            return null;
        }
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        for (URI address : addresses) {
            if (!answers(client, address)) {
                return false;
            }
        }
        return true;
    }

    private static boolean answers(HttpClient client, URI address) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(QUIET_PATH))
                .timeout(PATIENCE)
                .build();
        try {
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            return !NOBODY_BEHIND.contains(status);
        } catch (IOException e) {
            return false;
        }
    }
}
