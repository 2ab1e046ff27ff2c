package dev.poolproof.reports.format;

import dev.poolproof.reports.format.SarifLog.Configuration;
import dev.poolproof.reports.format.SarifLog.Descriptor;
import dev.poolproof.reports.format.SarifLog.Frame;
import dev.poolproof.reports.format.SarifLog.Location;
import dev.poolproof.reports.format.SarifLog.Message;
import dev.poolproof.reports.format.SarifLog.Result;
import dev.poolproof.reports.format.SarifLog.Stack;
import dev.poolproof.reports.format.SarifLog.Suppression;
import dev.poolproof.reports.verdict.Acceptance;
import dev.poolproof.reports.verdict.Acceptance.Known;
import dev.poolproof.reports.verdict.Finding;
import dev.poolproof.reports.verdict.Finding.Place;
import dev.poolproof.reports.verdict.Invalid;
import dev.poolproof.reports.verdict.Wording;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A verdict's findings as SARIF's results, and the rules that they are of. */
final class SarifResults {

    /** A version of its own: what is in a fingerprint may change, and results must then not be taken for others. */
    private static final String FINGERPRINT = "poolproofFinding/v1";

    /** As many as GitHub's code scanning takes of a result (its documentation, seen 2026-11-23). */
    private static final int LOCATIONS = 10;

    private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)\\](?=\\()");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)\\}");

    private final JudgedRun judged;
    private final SarifPlaces places;
    private final List<Finding> findings;
    private final List<String> ruleIds;

    SarifResults(JudgedRun judged, SarifPlaces places) {
        this.judged = judged;
        this.places = places;
        findings = judged.verdict().findings();
        ruleIds = findings.stream().map(Finding::rule).distinct().toList();
    }

    /** The text so that it is only text: SARIF would read {@code [a](b)} as a link and {@code {0}} as a placeholder. */
    static String text(String value) {
        String withoutLinks = LINK.matcher(Visible.line(value)).replaceAll("\\\\[$1\\\\]");
        return PLACEHOLDER.matcher(withoutLinks).replaceAll("{{$1}}");
    }

    /** The rules that found something, with what to do about it. */
    List<Descriptor> rules() {
        return ruleIds.stream().map(this::rule).toList();
    }

    /** One result a finding. */
    List<Result> all() {
        return findings.stream().map(this::result).toList();
    }

    private Descriptor rule(String id) {
        List<Finding> found =
                findings.stream().filter(finding -> finding.rule().equals(id)).toList();
        Finding first = found.get(0);
        List<String> repairs = found.stream().map(Finding::repair).distinct().toList();
        MarkdownPage help = new MarkdownPage().paragraph(first.why()).bullets(repairs);
        return new Descriptor(
                id,
                Message.of(text(first.title())),
                Message.of(text(first.why())),
                new Message(text(first.why() + " " + String.join(" ", repairs)), help.toString()),
                new Configuration(first.isCause() ? "error" : "warning"));
    }

    private Result result(Finding finding) {
        boolean proven = !(judged.verdict() instanceof Invalid);
        return new Result(
                finding.rule(),
                ruleIds.indexOf(finding.rule()),
                proven ? "fail" : "review",
                proven ? level(finding) : "none",
                Message.of(text(message(finding, proven))),
                locations(finding),
                relatedLocations(finding),
                stacks(finding),
                (int) Math.min(finding.count(), Integer.MAX_VALUE),
                Map.of(FINGERPRINT, finding.fingerprint().value()),
                baselineState(finding),
                suppressions(finding),
                properties(finding));
    }

    /** Null where there was no baseline. */
    private @Nullable String baselineState(Finding finding) {
        Acceptance acceptance = judged.verdict().acceptance();
        if (!acceptance.asked()) {
            return null;
        }
        Known known = acceptance.of(finding);
        return known == null ? "new" : known.accepted() ? "unchanged" : "updated";
    }

    /** By the standard all results of a run have them, if only an empty list, or none has. */
    private @Nullable List<Suppression> suppressions(Finding finding) {
        Acceptance acceptance = judged.verdict().acceptance();
        if (!acceptance.asked()) {
            return null;
        }
        Known known = acceptance.of(finding);
        return known == null || !known.accepted()
                ? List.of()
                : List.of(new Suppression("external", "accepted", text(known.inWords())));
    }

    private static String level(Finding finding) {
        if (finding.isCause()) {
            return "error";
        }
        return finding.explainedBy().isEmpty() ? "warning" : "note";
    }

    private static String message(Finding finding, boolean proven) {
        String unproven = proven ? "" : "Not proven, because the run is invalid: ";
        String symptom =
                finding.explainedBy().isEmpty() ? "" : "Symptom of " + Wording.list(finding.explainedBy()) + ": ";
        String details = finding.details().stream()
                .map(detail -> " " + detail.name() + ": " + detail.text()
                        + (detail.text().endsWith(".") ? "" : "."))
                .collect(Collectors.joining());
        return unproven + symptom + finding.title() + ". " + finding.what() + details + " " + finding.repair();
    }

    /** A symptom without a line is shown at the line that brings it about, and what nobody knows a line of at the record. */
    private List<Location> locations(Finding finding) {
        List<Place> lines = finding.places().isEmpty()
                ? causesOf(finding).stream()
                        .flatMap(cause -> cause.places().stream())
                        .toList()
                : finding.places();
        return lines.isEmpty()
                ? List.of(places.ofTheRecord())
                : lines.stream()
                        .limit(LOCATIONS)
                        .map(place -> places.of(place.site(), null))
                        .toList();
    }

    private List<Location> relatedLocations(Finding finding) {
        if (finding.places().isEmpty()) {
            return List.of();
        }
        return causesOf(finding).stream()
                .flatMap(cause -> cause.places().stream()
                        .limit(LOCATIONS)
                        .map(place -> places.of(place.site(), text("Brought about here: " + cause.title() + "."))))
                .distinct()
                .toList();
    }

    private List<Finding> causesOf(Finding symptom) {
        return findings.stream()
                .filter(finding -> symptom.explainedBy().contains(finding.rule()))
                .toList();
    }

    private List<Stack> stacks(Finding finding) {
        return finding.places().stream()
                .filter(place -> !place.stack().isEmpty())
                .limit(LOCATIONS)
                .map(place -> new Stack(
                        Message.of(text("The application's frames that led to "
                                + place.site().shortForm())),
                        place.stack().stream()
                                .map(frame -> new Frame(places.of(frame, null)))
                                .toList()))
                .distinct()
                .toList();
    }

    private static Map<String, @Nullable Object> properties(Finding finding) {
        Map<String, @Nullable Object> properties = new TreeMap<>();
        properties.put("id", finding.fingerprint().shortForm());
        properties.put("cause", finding.cause());
        properties.put("lost", finding.loss());
        properties.put("routes", finding.routes());
        properties.put("tenants", finding.tenants());
        return properties;
    }
}
