package dev.poolproof.app.handling;

import dev.poolproof.app.handling.Variant.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the registry says of one variant.
 *
 * @param factory makes its handling; it is told how rarely the handling errs where it does so rarely
 * @param cause id of the cause that the finding names, null where it names none
 * @param endpoints on which it shows itself
 * @param seenByServer whether the harm reaches the server or the clients
 * @param faults failures that must be injected, each {@code kind:rate}
 * @param clientAborts whether clients must close their sockets in the middle of an answer
 * @param settings settings that it needs
 * @param lines of its file where the finding must point, one of them; empty where the finding knows no line
 */
record VariantFacts(
        Kind kind,
        IntFunction<ConnectionHandling> factory,
        String summary,
        String expectedFinding,
        @Nullable String cause,
        List<Endpoint> endpoints,
        boolean seenByServer,
        List<String> faults,
        boolean clientAborts,
        Map<String, String> settings,
        List<Integer> lines) {

    VariantFacts {
        endpoints = List.copyOf(endpoints);
        faults = List.copyOf(faults);
        settings = Map.copyOf(settings);
        lines = List.copyOf(lines);
    }

    static VariantFacts correct(Supplier<ConnectionHandling> factory, String summary) {
        return of(Kind.CORRECT, rarity -> factory.get(), summary);
    }

    static VariantFacts decoy(Supplier<ConnectionHandling> factory, String summary) {
        return of(Kind.DECOY, rarity -> factory.get(), summary);
    }

    static VariantFacts mistake(Supplier<ConnectionHandling> factory, String summary) {
        return rareMistake(rarity -> factory.get(), summary);
    }

    /** A mistake that one request in so many makes. */
    static VariantFacts rareMistake(IntFunction<ConnectionHandling> factory, String summary) {
        return of(Kind.MISTAKE, factory, summary);
    }

    private static VariantFacts of(Kind kind, IntFunction<ConnectionHandling> factory, String summary) {
        List<Endpoint> everywhere = List.of(Endpoint.values());
        return new VariantFacts(
                kind, factory, summary, "none", null, everywhere, false, List.of(), false, Map.of(), List.of());
    }

    VariantFacts expect(String finding) {
        return new VariantFacts(
                kind, factory, summary, finding, cause, endpoints, seenByServer, faults, clientAborts, settings, lines);
    }

    VariantFacts expectLeak(String leakCause) {
        return new VariantFacts(
                kind,
                factory,
                summary,
                "connection-leak",
                leakCause,
                endpoints,
                seenByServer,
                faults,
                clientAborts,
                settings,
                lines);
    }

    /** The finding must point to one of these lines of its file, which are marked there. */
    VariantFacts at(Integer... guilty) {
        return new VariantFacts(
                kind,
                factory,
                summary,
                expectedFinding,
                cause,
                endpoints,
                seenByServer,
                faults,
                clientAborts,
                settings,
                List.of(guilty));
    }

    /** It shows itself there, and not everywhere. */
    VariantFacts on(Endpoint... places) {
        return new VariantFacts(
                kind,
                factory,
                summary,
                expectedFinding,
                cause,
                List.of(places),
                seenByServer,
                faults,
                clientAborts,
                settings,
                lines);
    }

    /** Its harm reaches the server or the clients, so that it shows without the guard too. */
    VariantFacts andSeenByServer() {
        return new VariantFacts(
                kind, factory, summary, expectedFinding, cause, endpoints, true, faults, clientAborts, settings, lines);
    }

    VariantFacts withFaults(String... injected) {
        return new VariantFacts(
                kind,
                factory,
                summary,
                expectedFinding,
                cause,
                endpoints,
                seenByServer,
                List.of(injected),
                clientAborts,
                settings,
                lines);
    }

    VariantFacts withClientAborts() {
        return new VariantFacts(
                kind, factory, summary, expectedFinding, cause, endpoints, seenByServer, faults, true, settings, lines);
    }

    /** One more setting that it needs, or another value of one. */
    VariantFacts withSetting(String key, String value) {
        Map<String, String> needed = new HashMap<>(settings);
        needed.put(key, value);
        return new VariantFacts(
                kind,
                factory,
                summary,
                expectedFinding,
                cause,
                endpoints,
                seenByServer,
                faults,
                clientAborts,
                needed,
                lines);
    }
}
