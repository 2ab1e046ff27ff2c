package dev.poolproof.app.handling;

import dev.poolproof.app.handling.Variant.Kind;
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
        Map<String, String> settings) {

    VariantFacts {
        endpoints = List.copyOf(endpoints);
        faults = List.copyOf(faults);
        settings = Map.copyOf(settings);
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
        return new VariantFacts(kind, factory, summary, "none", null, everywhere, false, List.of(), false, Map.of());
    }

    VariantFacts expect(String finding) {
        return new VariantFacts(
                kind, factory, summary, finding, cause, endpoints, seenByServer, faults, clientAborts, settings);
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
                settings);
    }

    /** It shows itself there, and not everywhere. */
    VariantFacts on(Endpoint... places) {
        List<Endpoint> chosen = List.of(places);
        return new VariantFacts(
                kind, factory, summary, expectedFinding, cause, chosen, seenByServer, faults, clientAborts, settings);
    }

    /** Its harm reaches the server or the clients, so that it shows without the guard too. */
    VariantFacts andSeenByServer() {
        return new VariantFacts(
                kind, factory, summary, expectedFinding, cause, endpoints, true, faults, clientAborts, settings);
    }

    VariantFacts withFaults(String... injected) {
        List<String> needed = List.of(injected);
        return new VariantFacts(
                kind,
                factory,
                summary,
                expectedFinding,
                cause,
                endpoints,
                seenByServer,
                needed,
                clientAborts,
                settings);
    }

    VariantFacts withClientAborts() {
        return new VariantFacts(
                kind, factory, summary, expectedFinding, cause, endpoints, seenByServer, faults, true, settings);
    }

    VariantFacts withSetting(String key, String value) {
        Map<String, String> needed = Map.of(key, value);
        return new VariantFacts(
                kind, factory, summary, expectedFinding, cause, endpoints, seenByServer, faults, clientAborts, needed);
    }
}
