package dev.poolproof.app.web;

import dev.poolproof.app.handling.Endpoint;
import dev.poolproof.app.handling.Variant;
import java.util.Arrays;
import java.util.List;

/**
 * The registry of variants as others read it.
 *
 * @param variants every variant, in the registry's order
 */
public record VariantListing(List<Entry> variants) {

    /**
     * One variant.
     *
     * @param name its id
     * @param kind {@code correct}, {@code mistake} or {@code decoy}
     * @param expectedFinding id of the finding it must produce, {@code none} where none
     * @param summary one sentence
     * @param endpoints ids of the endpoints on which it shows itself under plain load
     */
    public record Entry(String name, String kind, String expectedFinding, String summary, List<String> endpoints) {
        public Entry {
            endpoints = List.copyOf(endpoints);
        }
    }

    public VariantListing {
        variants = List.copyOf(variants);
    }

    public static VariantListing complete() {
        return new VariantListing(
                Arrays.stream(Variant.values()).map(VariantListing::entry).toList());
    }

    private static Entry entry(Variant variant) {
        return new Entry(
                variant.id(),
                variant.kind().id(),
                variant.expectedFinding(),
                variant.summary(),
                variant.endpoints().stream().map(Endpoint::id).toList());
    }
}
