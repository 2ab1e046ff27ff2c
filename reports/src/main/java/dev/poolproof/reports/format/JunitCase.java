package dev.poolproof.reports.format;

import dev.poolproof.reports.record.GuardEvidence.Site;
import dev.poolproof.reports.verdict.Finding;
import dev.poolproof.reports.verdict.Invalid;
import dev.poolproof.reports.verdict.Invalid.Reason;
import dev.poolproof.reports.verdict.Rules;
import dev.poolproof.reports.verdict.Sight;
import dev.poolproof.reports.verdict.Sight.Tier;
import dev.poolproof.reports.verdict.Verdict;
import dev.poolproof.reports.verdict.Wording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One line of CI's test view: a rule, or the evidence itself.
 *
 * @param name the rule's id, or {@value #EVIDENCE}
 * @param millis how long it took
 * @param trouble what there is to say; null where it passed
 * @param output what else there is to read; empty for nothing
 */
record JunitCase(String name, long millis, @Nullable Trouble trouble, String output) {

    /** Passes where the evidence is good enough to judge; an error where it is not. */
    static final String EVIDENCE = "evidence";

    /** Passes where the command that was the load succeeded. */
    private static final String COMMAND = "command";

    /** The evidence first, then every rule in the order of a verdict. */
    static List<JunitCase> of(JudgedRun judged) {
        List<JunitCase> cases = new ArrayList<>();
        cases.add(evidence(judged));
        judged.commandInWords().ifPresent(how -> cases.add(command(judged, how)));
        for (Rules rule : Rules.values()) {
            List<Finding> found = judged.verdict().findings().stream()
                    .filter(finding -> finding.rule().equals(rule.id()))
                    .toList();
            cases.add(new JunitCase(rule.id(), 0, trouble(judged, rule, found), ""));
        }
        return cases;
    }

    /** Test views sum up the times of cases, so the run's own time stands at one of them. */
    private static JunitCase evidence(JudgedRun judged) {
        Trouble trouble = null;
        if (judged.verdict() instanceof Invalid invalid) {
            trouble = new Trouble(
                    Kind.ERROR,
                    "This run proves nothing: "
                            + invalid.reasons().stream().map(Reason::message).collect(Collectors.joining(" ")),
                    "invalid-run",
                    invalid.reasons().stream()
                            .map(reason -> reason.check() + ": " + reason.message() + "\n")
                            .collect(Collectors.joining()));
        }
        return new JunitCase(EVIDENCE, judged.run().run().durationMillis(), trouble, lines(Entry.of(judged)));
    }

    /** The command that was the load: its failure is none of the rules', and still fails. */
    private static JunitCase command(JudgedRun judged, String how) {
        Trouble failed = judged.commandFailed() ? new Trouble(Kind.FAILURE, "The command " + how, COMMAND, "") : null;
        return new JunitCase(COMMAND, 0, failed, "");
    }

    private static @Nullable Trouble trouble(JudgedRun judged, Rules entry, List<Finding> found) {
        Verdict verdict = judged.verdict();
        String rule = entry.id();
        if (verdict instanceof Invalid) {
            String text = found.isEmpty() ? "" : "Seen so far, not proven:\n" + text(judged, found);
            return new Trouble(Kind.SKIPPED, "not judged: the run's evidence is not good enough", rule, text);
        }
        if (found.isEmpty()) {
            String missing = missing(verdict.sight(), entry);
            return missing.isEmpty() ? null : new Trouble(Kind.SKIPPED, "not judged: " + missing, rule, "");
        }
        List<Finding> open = found.stream()
                .filter(finding -> !verdict.acceptance().accepts(finding))
                .toList();
        return open.isEmpty()
                ? new Trouble(
                        Kind.SKIPPED,
                        Baselined.words(verdict, found.get(0)) + " ("
                                + found.get(0).what() + ")",
                        rule,
                        text(judged, found))
                : failure(judged, rule, open);
    }

    private static Trouble failure(JudgedRun judged, String rule, List<Finding> found) {
        Finding first = found.get(0);
        if (!first.explainedBy().isEmpty()) {
            String message = "symptom of " + Wording.list(first.explainedBy()) + ", reported there: " + first.what();
            return new Trouble(Kind.SKIPPED, message, rule, text(judged, found));
        }
        String count = found.size() == 1 ? "" : Wording.count(found.size(), "finding") + ", first: ";
        Site line = first.line();
        String at = line == null ? "" : " at " + line.shortForm();
        return new Trouble(Kind.FAILURE, count + first.title() + at + ": " + first.what(), rule, text(judged, found));
    }

    /** What a rule would have needed to say anything, in words; empty where it had it. */
    private static String missing(Sight sight, Rules rule) {
        return Arrays.stream(Tier.values())
                .filter(tier -> rule.needs().contains(tier) && !sight.has(tier))
                .map(tier -> "this run had no evidence of the " + tier.id() + " (" + tier.shows() + ")")
                .collect(Collectors.joining("; "));
    }

    private static String text(JudgedRun judged, List<Finding> found) {
        StringBuilder text = new StringBuilder();
        for (Finding finding : found) {
            text.append(text.length() == 0 ? "" : "\n");
            text.append(finding.title()).append('\n').append(lines(Entry.of(judged, finding)));
            judged.verdict().symptoms().stream()
                    .filter(symptom -> symptom.explainedBy().contains(finding.rule()))
                    .forEach(symptom ->
                            text.append(lines(List.of(new Entry("Symptom", symptom.title() + ": " + symptom.what())))));
            finding.places().forEach(place -> text.append(stack(place)));
        }
        return text.toString();
    }

    private static String lines(List<Entry> entries) {
        return entries.stream()
                .map(entry -> String.format("%-8s %s\n", entry.label(), entry.value()))
                .collect(Collectors.joining());
    }

    /** As Java prints it, so that test views and editors make links of it. */
    private static String stack(Finding.Place place) {
        List<Site> frames = place.stack().isEmpty() ? List.of(place.site()) : place.stack();
        return frames.stream()
                .map(frame -> "\tat " + frame.className() + "." + frame.method() + "("
                        + (frame.file() == null ? "Unknown Source" : frame.shortForm()) + ")\n")
                .collect(Collectors.joining());
    }

    /** What can be wrong with a case, as JUnit's elements tell it. */
    enum Kind {
        /** Proven wrong. */
        FAILURE("failure"),
        /** Nobody can say. */
        ERROR("error"),
        /** Told elsewhere, or not judged. */
        SKIPPED("skipped");

        private final String element;

        Kind(String element) {
            this.element = element;
        }

        String element() {
            return element;
        }
    }

    /**
     * What is wrong with a case.
     *
     * @param kind what kind of wrong
     * @param message one line
     * @param type what a test view groups by
     * @param text the details
     */
    record Trouble(Kind kind, String message, String type, String text) {}
}
