package dev.poolproof.run.plan;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a service's pools are asked what they say of themselves. Its text never shows the header.
 *
 * @param pages addresses of metrics; of one without a path the usual paths are tried
 * @param processes Java processes whose management beans are read, each an id or {@code HOST:PORT}
 * @param services addresses of services that are asked at the usual paths, and left alone where they do not answer
 * @param authorization the header {@code Authorization} for pages and services, null for none
 */
public record PoolPlan(
        List<URI> pages,
        List<String> processes,
        List<URI> services,
        @Nullable String authorization) {

    public PoolPlan {
        pages = List.copyOf(pages);
        processes = List.copyOf(processes);
        services = List.copyOf(services);
    }

    /** Asks nobody. */
    public static PoolPlan none() {
        return new PoolPlan(List.of(), List.of(), List.of(), null);
    }

    /** The same, and these services where they answer. Where pages were named, those say it already. */
    public PoolPlan alsoAt(List<URI> addresses) {
        return pages.isEmpty() && processes.isEmpty() ? new PoolPlan(pages, processes, addresses, authorization) : this;
    }

    @Override
    public String toString() {
        return "PoolPlan[pages=%s, processes=%s, services=%s]".formatted(pages, processes, services);
    }
}
