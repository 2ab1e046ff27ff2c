package dev.poolproof.app.web;

import dev.poolproof.app.handling.Endpoint;
import dev.poolproof.app.handling.Variant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
     * @param cause id of the cause that the finding must name, null where it need not name one
     * @param summary one sentence
     * @param endpoints ids of the endpoints on which it shows itself under plain load
     * @param seenByServer whether its harm reaches the server or the clients, so that a run without the guard must fail too
     * @param faults failures that the guard must inject for a load to reach it, each {@code kind:rate}
     * @param clientAborts whether the load must close sockets in the middle of an answer for it to show
     * @param settings settings of the service that it needs, by name without the leading {@code poolproof.}
     * @param lines of its file of which the finding must name one; empty where the finding knows no line
     */
    public record Entry(
            String name,
            String kind,
            String expectedFinding,
            @Nullable String cause,
            String summary,
            List<String> endpoints,
            boolean seenByServer,
            List<String> faults,
            boolean clientAborts,
            Map<String, String> settings,
            List<Integer> lines) {
        public Entry {
            endpoints = List.copyOf(endpoints);
            faults = List.copyOf(faults);
            settings = Map.copyOf(settings);
            lines = List.copyOf(lines);
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
                variant.cause().orElse(null),
                variant.summary(),
                variant.endpoints().stream().map(Endpoint::id).toList(),
                variant.seenByServer(),
                variant.faults(),
                variant.clientAborts(),
                variant.settings(),
                variant.lines());
    }
}
