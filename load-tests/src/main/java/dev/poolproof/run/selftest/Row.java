package dev.poolproof.run.selftest;

import dev.poolproof.reports.record.GuardEvidence.Site;
import dev.poolproof.reports.verdict.Finding;
import dev.poolproof.reports.verdict.Invalid;
import dev.poolproof.reports.verdict.Verdict;
import dev.poolproof.run.plan.Endpoint;
import dev.poolproof.run.plan.EvidenceSource;
import dev.poolproof.run.target.ServiceCatalogue;
import dev.poolproof.run.target.ServiceCatalogue.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one entry came to, beside what it must come to.
 *
 * @param name the entry
 * @param kind {@code correct}, {@code mistake} or {@code decoy}
 * @param expected the finding it must produce, {@code none} for none
 * @param found the primary finding, {@code none} for none
 * @param what the primary finding in a sentence, null for none
 * @param line where the primary finding points, {@code File.java:12} or a route; null for nowhere
 * @param siteRight whether that is the mistake's own place, to the line; false where there is no finding
 * @param expectedCause the cause that the finding must name, null for any
 * @param foundCause the cause that it names, null for none
 * @param result how the two compare
 * @param differences each in a sentence; for {@link Result#INVALID} the reasons
 * @param firstTry where it was run twice, why the evidence of the first run did not suffice; else empty
 * @param millis how long the run took that is told of, its world included
 */
public record Row(
        String name,
        String kind,
        String expected,
        String found,
        @Nullable String what,
        @Nullable String line,
        boolean siteRight,
        @Nullable String expectedCause,
        @Nullable String foundCause,
        Result result,
        List<String> differences,
        List<String> firstTry,
        long millis) {

    private static final String SEEDED_PATH = "seeded-path";

    /** How what was found compares with what must be. */
    public enum Result {
        /** As it must be. */
        PASS,
        /** A mistake that was found under another name than its own, which is all that this evidence allows. */
        COARSE,
        /** Not as it must be. */
        DIFFERENT,
        /** The evidence does not allow to say. */
        INVALID,
        /** Not found, and not to be found with this evidence. */
        UNSEEN
    }

    public Row {
        differences = List.copyOf(differences);
        firstTry = List.copyOf(firstTry);
    }

    static Row of(Variant variant, EvidenceSource evidence, Verdict verdict, long millis) {
        @Nullable
        Finding primary =
                verdict.findings().isEmpty() ? null : verdict.findings().get(0);
        List<String> objections = objections(verdict);
        List<String> differences = !objections.isEmpty()
                ? objections
                : evidence == EvidenceSource.GUARD
                        ? differences(variant, primary)
                        : coarseDifferences(variant, primary);
        Result result = !objections.isEmpty()
                ? Result.INVALID
                : !differences.isEmpty() ? Result.DIFFERENT : agreement(variant, primary);
        return new Row(
                variant.name(),
                variant.kind(),
                variant.expectedFinding(),
                primary == null ? ServiceCatalogue.NO_FINDING : primary.rule(),
                primary == null ? null : primary.what(),
                primary == null ? null : place(primary),
                primary != null && isAt(variant, primary),
                variant.cause(),
                cause(primary),
                result,
                differences,
                List.of(),
                millis);
    }

    private static Result agreement(Variant variant, @Nullable Finding primary) {
        if (!variant.isMistake()) {
            return Result.PASS;
        }
        if (primary == null) {
            return Result.UNSEEN;
        }
        return primary.rule().equals(variant.expectedFinding()) ? Result.PASS : Result.COARSE;
    }

    /** The same, of an entry that was run before without coming to anything. */
    Row after(Row inconclusive) {
        return new Row(
                name,
                kind,
                expected,
                found,
                what,
                line,
                siteRight,
                expectedCause,
                foundCause,
                result,
                differences,
                inconclusive.differences,
                millis);
    }

    /** Whether a mistake's own finding is missing is for this table to say, so that objection of the judge does not count. */
    private static List<String> objections(Verdict verdict) {
        return verdict instanceof Invalid invalid
                ? invalid.reasons().stream()
                        .filter(reason -> !reason.check().equals(SEEDED_PATH))
                        .map(Invalid.Reason::message)
                        .toList()
                : List.of();
    }

    private static List<String> differences(Variant variant, @Nullable Finding primary) {
        String expected = variant.expectedFinding();
        if (primary == null) {
            return variant.isMistake() ? List.of("expected " + expected + ", but nothing was found") : List.of();
        }
        if (!primary.rule().equals(expected)) {
            return List.of(
                    variant.isMistake()
                            ? "expected %s, but found %s: %s".formatted(expected, primary.rule(), primary.what())
                            : "is right, but was accused of %s: %s".formatted(primary.rule(), primary.what()));
        }
        List<String> differences = new ArrayList<>();
        if (!isAt(variant, primary)) {
            differences.add("expected it at %s, but it points to %s".formatted(variant.place(), place(primary)));
        }
        if (variant.cause() != null && !variant.cause().equals(cause(primary))) {
            String said = cause(primary) == null ? "no cause" : cause(primary);
            differences.add("expected the cause %s, but it tells %s".formatted(variant.cause(), said));
        }
        return differences;
    }

    /** Without the guard: a mistake whose harm reaches the server or the clients is found, whatever it is called. */
    private static List<String> coarseDifferences(Variant variant, @Nullable Finding primary) {
        if (variant.isMistake()) {
            return primary == null && variant.seenByServer()
                    ? List.of("its harm reaches the server or the clients, but nothing was found")
                    : List.of();
        }
        return differences(variant, primary);
    }

    /**
     * A line must be one of the mistake's own. A finding that never knows one, such as one about answers, is in the right place
     * on the mistake's route.
     */
    private static boolean isAt(Variant variant, Finding finding) {
        @Nullable Site line = finding.line();
        if (line != null) {
            return variant.isGuilty(line);
        }
        if (!variant.lines().isEmpty()) {
            return false;
        }
        List<String> routes =
                EntryPlans.endpoints(variant).stream().map(Endpoint::key).toList();
        return finding.routes().stream().anyMatch(routes::contains);
    }

    private static @Nullable String place(Finding finding) {
        @Nullable Site line = finding.line();
        if (line != null) {
            return line.file() + ":" + line.line();
        }
        return finding.routes().isEmpty() ? null : finding.routes().get(0);
    }

    private static @Nullable String cause(@Nullable Finding finding) {
        return finding == null ? null : finding.cause();
    }

    /** Whether there is nothing that somebody must look at. */
    public boolean isFine() {
        return result != Result.DIFFERENT && result != Result.INVALID;
    }

    /** Whether the cause is the one that must be named, or any will do. */
    public boolean isCauseRight() {
        return expectedCause == null || Objects.equals(expectedCause, foundCause);
    }
}
