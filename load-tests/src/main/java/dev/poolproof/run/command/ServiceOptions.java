package dev.poolproof.run.command;

import dev.poolproof.run.plan.Endpoint;
import dev.poolproof.run.plan.ServicePlan;
import dev.poolproof.run.plan.UsageException;
import dev.poolproof.run.target.ServiceCatalogue;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** How the reference service is started. */
final class ServiceOptions {

    @Option(
            names = "--variant",
            paramLabel = "ENDPOINT=VARIANT",
            description = "Connection handling of an endpoint (permissions, customers, dashboard); may be repeated. "
                    + "'./poolproof variants' lists what there is. Endpoints not named are correct.")
    private Map<String, String> variants = new LinkedHashMap<>();

    @Option(
            names = "--set",
            paramLabel = "SETTING=VALUE",
            description = {
                "A setting of the service, may be repeated: pool.maximum (default 5), pool.minimum-idle (2),",
                "pool.acquire-timeout (1s), pool.max-lifetime (30m), pool.keep-alive-time (2m), pool.tcp-keep-alive (true)."
            })
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(
            names = "--tenants",
            paramLabel = "COUNT",
            defaultValue = "3",
            description = "Tenants, each with a database and a pool of its own (default: ${DEFAULT-VALUE}).")
    private int tenants;

    @Option(
            names = "--seed-rows",
            paramLabel = "COUNT",
            defaultValue = "300",
            description = "Customers each tenant starts with (default: ${DEFAULT-VALUE}).")
    private int seedRows;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "Loopback port of the service (default: any that is free).")
    private int port;

    ServicePlan plan(ServiceCatalogue catalogue) {
        Map<Endpoint, String> chosen = new EnumMap<>(Endpoint.class);
        variants.forEach((name, variant) -> {
            Endpoint endpoint = endpoint(name);
            chosen.put(endpoint, catalogue.require(endpoint, variant).name());
        });
        return new ServicePlan(tenants, seedRows, port, chosen, settings);
    }

    private static Endpoint endpoint(String name) {
        return Arrays.stream(Endpoint.values())
                .filter(endpoint -> endpoint.key().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new UsageException("There is no endpoint '%s': it is one of %s."
                        .formatted(
                                name,
                                Arrays.stream(Endpoint.values())
                                        .map(Endpoint::key)
                                        .collect(Collectors.joining(", ")))));
    }
}
