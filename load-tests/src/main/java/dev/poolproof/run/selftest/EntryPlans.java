package dev.poolproof.run.selftest;

import dev.poolproof.run.plan.Endpoint;
import dev.poolproof.run.plan.EvidenceSource;
import dev.poolproof.run.plan.FaultSettings;
import dev.poolproof.run.plan.LoadSettings;
import dev.poolproof.run.plan.RunPlan;
import dev.poolproof.run.plan.ServicePlan;
import dev.poolproof.run.plan.Timing;
import dev.poolproof.run.target.Needs;
import dev.poolproof.run.target.ServiceCatalogue.Variant;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How entries of the registry are run: on every endpoint where they show themselves.
 *
 * @param id what the ids of the runs begin with
 * @param folder where runs may be kept, each in a folder of its own
 * @param evidence what they may look at
 * @param load how much load each gets; without the guard more, where harm must grow until it reaches the server
 */
public record EntryPlans(String id, Path folder, EvidenceSource evidence, LoadSettings load) {

    static final int TENANTS = 3;
    static final int SEED_ROWS = 300;

    /** Seconds and requests a second in which even a rare leak empties every pool. */
    private static final Duration LONGER = Duration.ofSeconds(3);

    private static final double FASTER = 150;

    /** An empty pool is noticed sooner than in a single run: it is met in every other entry. */
    private static final Map<String, String> IMPATIENCE = Map.of("pool.acquire-timeout", "600ms");

    /** @param name of this run among the others, for its folder */
    RunPlan of(Variant variant, String name) {
        Needs needs = Needs.of(List.of(variant), Map.of()).with(evidence);
        Map<String, String> settings = new TreeMap<>(IMPATIENCE);
        settings.putAll(needs.settings());
        Map<Endpoint, String> variants = new EnumMap<>(Endpoint.class);
        endpoints(variant).forEach(endpoint -> variants.put(endpoint, variant.name()));
        ServicePlan service = new ServicePlan(
                TENANTS, SEED_ROWS, 0, variants, settings, new FaultSettings(needs.faults(), load.seed()), evidence);
        return new RunPlan(
                id + "-" + name,
                variant.name(),
                service,
                load(variant).with(needs.mix()),
                Timing.BRISK,
                1,
                folder.resolve(name));
    }

    private LoadSettings load(Variant variant) {
        return evidence != EvidenceSource.GUARD && variant.seenByServer() ? load.atLeast(FASTER, LONGER) : load;
    }

    /** Where the variant is put. */
    static List<Endpoint> endpoints(Variant variant) {
        return variant.endpoints().stream().map(Endpoint::named).toList();
    }
}
