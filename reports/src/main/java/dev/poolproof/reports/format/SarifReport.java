package dev.poolproof.reports.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.poolproof.reports.format.SarifLog.AutomationDetails;
import dev.poolproof.reports.format.SarifLog.Descriptor;
import dev.poolproof.reports.format.SarifLog.Driver;
import dev.poolproof.reports.format.SarifLog.Invocation;
import dev.poolproof.reports.format.SarifLog.Message;
import dev.poolproof.reports.format.SarifLog.Notification;
import dev.poolproof.reports.format.SarifLog.Reference;
import dev.poolproof.reports.format.SarifLog.Result;
import dev.poolproof.reports.format.SarifLog.Run;
import dev.poolproof.reports.format.SarifLog.Tool;
import dev.poolproof.reports.record.RunIdentity;
import dev.poolproof.reports.verdict.Invalid;
import dev.poolproof.reports.verdict.Sight.Tier;
import dev.poolproof.reports.verdict.Verdict;
import dev.poolproof.reports.verdict.Wording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * The verdict for a code host, which shows it at the lines of a pull request: SARIF 2.1.0. Results of an invalid run are marked
 * for review and have no level, because nothing of them is proven.
 */
final class SarifReport {

    private static final String BLIND_SPOT = "blind-spot";
    private static final String COMMAND = "command-failed";
    private static final String UNCONFIRMED = "unconfirmed";
    private static final String BASELINE = "baseline";
    private static final String SOURCES_MISSING = "sources-missing";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion
                    .withValueInclusion(JsonInclude.Include.NON_EMPTY)
                    .withContentInclusion(JsonInclude.Include.NON_EMPTY))
            .build();

    String render(JudgedRun judged) {
        SarifPlaces places = new SarifPlaces(judged.sources());
        SarifResults results = new SarifResults(judged, places);
        List<Result> found = results.all();
        List<Notification> notifications = notifications(judged, places.missing());
        List<Descriptor> kinds = notifications.stream()
                .map(notification -> notification.descriptor().id())
                .distinct()
                .map(id -> new Descriptor(id, null, null, null, null))
                .toList();
        RunIdentity run = judged.run().run();
        Run log = new Run(
                new Tool(new Driver("Poolproof", run.poolproofVersion(), results.rules(), kinds)),
                automation(run),
                List.of(invocation(run, judged, notifications)),
                places.bases(),
                found,
                "utf16CodeUnits",
                properties(judged));
        return MAPPER.writer()
                        .with(JsonLayout.lines())
                        .writeValueAsString(new SarifLog(SarifLog.SCHEMA, SarifLog.VERSION, List.of(log)))
                + "\n";
    }

    /** What stands before the last slash tells runs of one kind apart from others: a code host keeps their results apart. */
    private static AutomationDetails automation(RunIdentity run) {
        String label = Visible.line(run.label());
        return new AutomationDetails(
                "poolproof/" + label.replace('/', '-') + "/" + run.id(),
                Message.of(SarifResults.text("A run under load: " + label)));
    }

    private static Invocation invocation(RunIdentity run, JudgedRun judged, List<Notification> notifications) {
        Instant start = Instant.ofEpochMilli(run.startedAtEpochMillis());
        return new Invocation(
                !(judged.verdict() instanceof Invalid),
                start.toString(),
                start.plusMillis(run.durationMillis()).toString(),
                judged.exitCode(),
                judged.title(),
                notifications);
    }

    private static List<Notification> notifications(JudgedRun judged, SortedSet<String> missing) {
        Verdict verdict = judged.verdict();
        List<Notification> notifications = new ArrayList<>();
        if (verdict instanceof Invalid invalid) {
            invalid.reasons()
                    .forEach(reason -> notifications.add(notification(reason.check(), "error", reason.message())));
        }
        if (judged.commandFailed()) {
            judged.commandInWords()
                    .ifPresent(how -> notifications.add(notification(COMMAND, "error", "The command " + how)));
        }
        verdict.sight().blindSpots().forEach(spot -> notifications.add(notification(BLIND_SPOT, "note", spot)));
        verdict.sight().unconfirmed().forEach(note -> notifications.add(notification(UNCONFIRMED, "note", note)));
        verdict.acceptance().notes().forEach(note -> notifications.add(notification(BASELINE, "note", note)));
        if (!missing.isEmpty()) {
            notifications.add(notification(
                    SOURCES_MISSING,
                    "note",
                    "The sources of " + Wording.list(missing)
                            + " were not at hand, so their results name no file of the repository."
                            + " Judge the run where they are, or say where with --sources."));
        }
        return notifications;
    }

    private static Notification notification(String id, String level, String message) {
        return new Notification(new Reference(id), level, Message.of(SarifResults.text(message)));
    }

    private static Map<String, Object> properties(JudgedRun judged) {
        Map<String, Object> properties = new TreeMap<>();
        properties.put("verdict", judged.verdict().word());
        properties.put(
                "evidence",
                Arrays.stream(Tier.values())
                        .filter(judged.verdict().sight()::has)
                        .map(Tier::id)
                        .toList());
        properties.put(
                "database", ConsoleReport.database(judged.run().environment().database()));
        return properties;
    }
}
