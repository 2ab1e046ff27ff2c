package dev.poolproof.run.target;

import dev.poolproof.run.plan.Endpoint;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/**
 * A few requests for every tenant, so that pools exist and code is loaded before the baseline.
 *
 * <p>They are few on purpose: a mistake that is already in place shows itself here too, and must leave enough of a pool
 * for the load to show it growing. What they answer is not judged.
 */
public final class WarmUp {

    private WarmUp() {}

    /** @throws InterruptedException if interrupted while a request is under way */
    public static void send(URI target, List<String> tenants, List<Endpoint> endpoints, Duration patience)
            throws InterruptedException {
        HttpClient client = HttpClient.newBuilder().connectTimeout(patience).build();
        for (String tenant : tenants) {
            for (Endpoint endpoint : endpoints) {
                HttpRequest request = HttpRequest.newBuilder(target.resolve(endpoint.path()))
                        .header("X-Tenant", tenant)
                        .header("Accept", "application/json")
                        .timeout(patience)
                        .build();
                try {
                    client.send(request, BodyHandlers.discarding());
                } catch (IOException e) {
                    return; // The load will meet the same trouble, and there it is recorded.
                }
            }
        }
    }
}
