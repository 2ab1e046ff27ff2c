package dev.poolproof.run.target;

import dev.poolproof.run.plan.EvidenceSource;
import dev.poolproof.run.plan.FaultRate;
import dev.poolproof.run.plan.LoadMix;
import dev.poolproof.run.plan.UsageException;
import dev.poolproof.run.target.ServiceCatalogue.Variant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What must be so for variants to show themselves.
 *
 * @param faults failures to inject
 * @param mix what the users must do
 * @param settings settings of the service
 */
public record Needs(List<FaultRate> faults, LoadMix mix, Map<String, String> settings) {

    public Needs {
        faults = List.copyOf(faults);
        settings = Map.copyOf(settings);
    }

    /**
     * Of all these together.
     *
     * @param chosen settings that the user chose, which count more than a variant's wish
     * @throws UsageException if two of them need different things that cannot both be so
     */
    public static Needs of(Collection<Variant> variants, Map<String, String> chosen) {
        Map<String, FaultRate> faults = new TreeMap<>();
        Map<String, String> settings = new TreeMap<>();
        for (Variant variant : variants) {
            for (String text : variant.faults()) {
                FaultRate fault = FaultRate.parse(text);
                faults.merge(fault.kind(), fault, (a, b) -> a.rate().compareTo(b.rate()) >= 0 ? a : b);
            }
            variant.settings().forEach((name, value) -> {
                String other = settings.put(name, value);
                if (other != null && !other.equals(value) && !chosen.containsKey(name)) {
                    throw new UsageException(
                            "%s needs %s=%s, but another variant of this run needs %s: run them one by one, or choose with --set %s=VALUE."
                                    .formatted(variant.name(), name, value, other, name));
                }
            });
        }
        settings.putAll(chosen);
        boolean aborts = variants.stream().anyMatch(Variant::clientAborts);
        return new Needs(
                new ArrayList<>(faults.values()), aborts ? LoadMix.WITH_CLIENT_ABORTS : LoadMix.EVERYTHING, settings);
    }

    /** The same without injected failures where there is no guard to inject them: the mistake may then not be reached. */
    public Needs with(EvidenceSource evidence) {
        return evidence == EvidenceSource.GUARD ? this : new Needs(List.of(), mix, settings);
    }

    /** These failures, and those that were asked for, whose rates count more. */
    public List<FaultRate> faultsWith(List<FaultRate> asked) {
        List<FaultRate> all = new ArrayList<>(asked);
        faults.stream()
                .filter(fault -> asked.stream().noneMatch(other -> other.kind().equals(fault.kind())))
                .forEach(all::add);
        return all;
    }

    /** In words, without what the user chose anyway; empty where nothing more is needed. */
    public List<String> inWords(Map<String, String> chosen) {
        List<String> words = new ArrayList<>();
        if (!faults.isEmpty()) {
            words.add("injected failures ("
                    + String.join(", ", faults.stream().map(FaultRate::toString).toList()) + ")");
        }
        if (mix == LoadMix.WITH_CLIENT_ABORTS) {
            words.add("clients that hang up in the middle of an answer");
        }
        settings.forEach((name, value) -> {
            if (!chosen.containsKey(name)) {
                words.add(name + "=" + value);
            }
        });
        return words;
    }
}
