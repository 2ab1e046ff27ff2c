package dev.poolproof.run.sample;

import dev.poolproof.reports.record.PoolEvidence;
import dev.poolproof.run.plan.UsageException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where services publish their pools over HTTP, one line a form: how it is read, and the paths where frameworks serve it. */
public enum PoolSources {
    /** Spring Boot, Quarkus, Micronaut, and most others. */
    PROMETHEUS(PrometheusPools::new, "/actuator/prometheus", "/q/metrics", "/prometheus", "/metrics"),
    /** Spring Boot without a registry for Prometheus. */
    ACTUATOR(ActuatorPools::new, "/actuator/metrics");

    @SuppressWarnings("ImmutableEnumChecker") // a constructor has no state
    private final Function<HttpSource, PoolObserver> form;

    @SuppressWarnings("ImmutableEnumChecker") // of strings, made unmodifiable
    private final List<String> paths;

    PoolSources(Function<HttpSource, PoolObserver> form, String... paths) {
        this.form = form;
        this.paths = List.of(paths);
    }

    /**
     * Looks where a service publishes its pools, at the paths that are usual.
     *
     * @param service the service's address; of a path only what lies above the usual ones
     * @param patience how long each answer may take
     * @param authorization the header {@code Authorization} for it, null for none
     * @return the first place that names a pool, or else none
     */
    public static Optional<PoolObserver> find(URI service, Duration patience, @Nullable String authorization)
            throws InterruptedException {
        String base = service.toString().replaceAll("/+$", "");
        for (PoolSources source : values()) {
            for (String path : source.paths) {
                PoolObserver observer =
                        source.form.apply(new HttpSource(URI.create(base + path), patience, authorization));
                if (names(observer)) {
                    return Optional.of(observer);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean names(PoolObserver observer) throws InterruptedException {
        try {
            List<PoolEvidence.Pool> pools = observer.read().pools();
            return pools != null && !pools.isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Reads a page that somebody named, whichever form it has; of an address without a path, the first of the usual ones that
     * answers. It need not name a pool yet: many services make theirs when it is first needed.
     *
     * @throws UsageException if it answers in none of the forms
     */
    public static PoolObserver open(URI page, Duration patience, @Nullable String authorization)
            throws InterruptedException {
        String path = page.getPath();
        boolean isWhole = path != null && path.length() > 1;
        IOException problem = new IOException("nobody answered");
        for (PoolSources source : values()) {
            Stream<URI> pages =
                    isWhole ? Stream.of(page) : source.paths.stream().map(page::resolve);
            for (URI address : pages.toList()) {
                PoolObserver observer = source.form.apply(new HttpSource(address, patience, authorization));
                try {
                    observer.read();
                    return observer;
                } catch (IOException e) {
                    problem = e;
                }
            }
        }
        throw new UsageException(
                "%s publishes no metrics that Poolproof reads (%s). Expected a page for Prometheus or Spring Boot's endpoint"
                                .formatted(page, problem.getMessage())
                        + " metrics, for example --metrics http://127.0.0.1:8080/actuator/prometheus.",
                problem);
    }
}
