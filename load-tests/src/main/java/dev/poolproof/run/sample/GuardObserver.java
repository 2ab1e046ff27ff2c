package dev.poolproof.run.sample;

import dev.poolproof.reports.record.GuardEvidence;
import dev.poolproof.reports.record.GuardEvidence.Gauges;
import dev.poolproof.reports.record.Sample.GuardSample;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Watches a process through its guard's snapshot over HTTP. Safe for use by several threads. */
public final class GuardObserver {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final HttpClient client;
    private final Duration patience;

    /** All that there ever were, in the order in which they came: what one that was replaced has counted stays. */
    private final List<Watched> instances = new ArrayList<>();

    /**
     * Asks nobody yet.
     *
     * @param service where it listens; with a path, the address of the snapshot itself
     */
    public GuardObserver(URI service, Duration patience) {
        this(List.of(service), patience);
    }

    /**
     * Of several instances of one service, as if they were one process. Asks nobody yet.
     *
     * @param instances where each listens; with a path, the address of the snapshot itself; at least one
     */
    public GuardObserver(List<URI> instances, Duration patience) {
        this.client = HttpClient.newBuilder().connectTimeout(patience).build();
        this.patience = patience;
        instances.forEach(instance -> add(instance.getAuthority(), instance));
    }

    /**
     * One more instance, asked from now on.
     *
     * @param name its name in the evidence
     * @param instance where it listens; with a path, the address of the snapshot itself
     */
    public synchronized void add(String name, URI instance) {
        instances.add(new Watched(
                name,
                HttpRequest.newBuilder(snapshot(instance)).timeout(patience).build(),
                null));
    }

    /**
     * Asks an instance for the last time: what it has counted so far stays in the evidence, and its pools are closed there.
     *
     * @throws IOException if it does not answer; then it is asked again with the others
     */
    public synchronized void retire(String name) throws IOException, InterruptedException {
        for (int i = 0; i < instances.size(); i++) {
            Watched watched = instances.get(i);
            if (watched.name().equals(name) && watched.last() == null) {
                instances.set(i, new Watched(name, watched.request(), ask(watched.request())));
            }
        }
    }

    private static URI snapshot(URI service) {
        boolean isWhole = service.getPath() != null && service.getPath().length() > 1;
        return isWhole ? service : service.resolve("/actuator/poolproof");
    }

    /**
     * The guard's whole snapshot; of several instances all of theirs together.
     *
     * @throws IOException if the process does not answer in time or answers something else
     * @throws InterruptedException if interrupted while waiting for the answer
     */
    public synchronized GuardEvidence evidence() throws IOException, InterruptedException {
        List<GuardFleet.Member> members = new ArrayList<>();
        for (Watched watched : instances) {
            GuardEvidence last = watched.last();
            members.add(
                    new GuardFleet.Member(watched.name(), last == null ? ask(watched.request()) : last, last != null));
        }
        return GuardFleet.together(members);
    }

    /** What one instance alone says now. */
    public synchronized GuardEvidence evidence(String name) throws IOException, InterruptedException {
        for (Watched watched : instances) {
            if (watched.name().equals(name)) {
                GuardEvidence last = watched.last();
                return last == null ? ask(watched.request()) : last;
            }
        }
        throw new IllegalArgumentException("No instance " + name + " is watched");
    }

    /** An instance, and what it said last where it is not asked any more. */
    private record Watched(
            String name, HttpRequest request, @Nullable GuardEvidence last) {}

    private GuardEvidence ask(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("GET %s answered %d.".formatted(request.uri(), response.statusCode()));
        }
        try {
            return JSON.readValue(response.body(), GuardEvidence.class);
        } catch (JacksonException e) {
            throw new IOException("GET %s answered no guard snapshot.".formatted(request.uri()), e);
        }
    }

    /** The snapshot in brief. */
    public static GuardSample brief(GuardEvidence guard) {
        List<Gauges> gauges = guard.pools().stream()
                .map(GuardEvidence.Pool::gauges)
                .filter(Objects::nonNull)
                .toList();
        return new GuardSample(
                guard.totals().borrows(),
                guard.totals().returns(),
                gauges.stream().mapToLong(Gauges::active).sum(),
                gauges.stream().mapToLong(Gauges::idle).sum(),
                gauges.stream().mapToLong(Gauges::pending).sum(),
                gauges.stream().mapToLong(Gauges::total).sum(),
                guard.totals().livePools(),
                guard.process().heapUsedBytes(),
                guard.process().threads());
    }
}
