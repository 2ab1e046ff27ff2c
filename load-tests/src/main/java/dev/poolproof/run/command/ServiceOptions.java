package dev.poolproof.run.command;

import dev.poolproof.run.plan.Endpoint;
import dev.poolproof.run.plan.EvidenceSource;
import dev.poolproof.run.plan.FaultSettings;
import dev.poolproof.run.plan.LoadMix;
import dev.poolproof.run.plan.ServicePlan;
import dev.poolproof.run.target.Needs;
import dev.poolproof.run.target.ServiceCatalogue;
import dev.poolproof.run.target.ServiceCatalogue.Variant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private FaultsOption faults = new FaultsOption();

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

    /**
     * What the service is to be, and what its variants need of everything else.
     *
     * @param seed of the failures
     * @throws dev.poolproof.run.plan.UsageException if an endpoint or a variant does not exist, or they cannot be had together
     */
    PlannedService plan(ServiceCatalogue catalogue, EvidenceSource evidence, long seed) {
        return plan(catalogue, evidence, seed, settings);
    }

    /** The settings as they were written. */
    Map<String, String> settings() {
        return settings;
    }

    /** As {@link #plan(ServiceCatalogue, EvidenceSource, long)}, with other settings than were written. */
    PlannedService plan(
            ServiceCatalogue catalogue, EvidenceSource evidence, long seed, Map<String, String> chosenSettings) {
        Map<Endpoint, Variant> chosen = new EnumMap<>(Endpoint.class);
        variants.forEach((name, variant) -> {
            Endpoint endpoint = Endpoint.named(name);
            chosen.put(endpoint, catalogue.require(endpoint, variant));
        });
        Needs needs = Needs.of(chosen.values(), chosenSettings).with(evidence);
        Map<Endpoint, String> names = new EnumMap<>(Endpoint.class);
        chosen.forEach((endpoint, variant) -> names.put(endpoint, variant.name()));
        FaultSettings failures = new FaultSettings(needs.faultsWith(faults.rates()), seed);
        return new PlannedService(
                new ServicePlan(tenants, seedRows, port, names, needs.settings(), failures, evidence),
                needs.mix(),
                needs.inWords(chosenSettings));
    }

    /**
     * A service as it is to be.
     *
     * @param plan the service
     * @param mix what users must do for its variants to show themselves
     * @param needed in words, what was added because its variants need it; empty for nothing
     */
    record PlannedService(ServicePlan plan, LoadMix mix, List<String> needed) {}
}
