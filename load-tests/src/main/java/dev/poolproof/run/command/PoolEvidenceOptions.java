package dev.poolproof.run.command;

import dev.poolproof.run.plan.PoolPlan;
import dev.poolproof.run.plan.UsageException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a service's pools say of themselves how they are. */
final class PoolEvidenceOptions {

    @Option(
            names = "--metrics",
            paramLabel = "URL",
            description = {
                "Metrics of the service, may be repeated: a page for Prometheus or Spring Boot's endpoint metrics, for example",
                "http://127.0.0.1:8080/actuator/prometheus (default: where --target answers at the usual paths)."
            })
    private List<URI> pages = new ArrayList<>();

    @Option(
            names = "--metrics-authorization-env",
            paramLabel = "VARIABLE",
            description =
                    "Environment variable that holds the header Authorization for the metrics: 'Bearer …' or 'Basic …'.")
    private @Nullable String authorizationVariable;

    @Option(
            names = "--jmx",
            paramLabel = "PID",
            description = {
                "Java process whose pools' management beans are read, may be repeated: the id of one of your own on this",
                "machine, or the HOST:PORT of its com.sun.management.jmxremote.port."
            })
    private List<String> processes = new ArrayList<>();

    /**
     * What was asked for.
     *
     * @throws UsageException if an address is none, or the variable is not set
     */
    PoolPlan plan() {
        pages.forEach(PoolEvidenceOptions::requireHttp);
        return new PoolPlan(pages, processes, List.of(), authorization());
    }

    private static void requireHttp(URI page) {
        boolean http = "http".equals(page.getScheme()) || "https".equals(page.getScheme());
        if (!http || page.getHost() == null || page.getUserInfo() != null) {
            // What is not understood may hold a password.
            throw new UsageException(
                    "--metrics is no address of metrics: expected http or https, a host, and no user in it, for"
                            + " example http://127.0.0.1:8080/actuator/prometheus. Credentials go into a variable that"
                            + " --metrics-authorization-env names.");
        }
    }

    private @Nullable String authorization() {
        String variable = authorizationVariable;
        if (variable == null) {
            return null;
        }
        String header = System.getenv(variable);
        if (header == null || header.isBlank()) {
            throw new UsageException("The environment variable " + variable
                    + " is not set: expected the header Authorization in it, for example 'Bearer TOKEN'.");
        }
        return header;
    }
}
