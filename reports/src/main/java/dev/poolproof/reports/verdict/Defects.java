package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.GuardEvidence.ReturnDefect;
import dev.poolproof.reports.record.GuardEvidence.Site;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Connections that came back in another state than they were lent in, of one borrow and one line that brought them into that
 * state: what a finding says of them. Where that line is known, it is the finding's place, and the borrow is told beside it.
 *
 * @param fingerprint of the finding
 * @param group the defects; not empty
 */
record Defects(Fingerprint fingerprint, List<ReturnDefect> group) {

    Defects {
        group = List.copyOf(group);
    }

    /**
     * Sorts them by who left them so, in their order. Those of whom nobody saw it are counted with the others of the same borrow
     * where one culprit is known there; where there are several, nobody can say whose they are, and they stay for themselves.
     */
    static List<Defects> sorted(Rule rule, List<ReturnDefect> defects) {
        Map<Fingerprint, List<ReturnDefect>> seen = new LinkedHashMap<>();
        defects.stream().filter(Defects::isSeen).forEach(defect -> add(seen, fingerprint(rule, defect), defect));
        Map<Fingerprint, List<ReturnDefect>> groups = new LinkedHashMap<>();
        for (ReturnDefect defect : defects) {
            add(groups, isSeen(defect) ? fingerprint(rule, defect) : onlyCulprit(rule, defect, seen), defect);
        }
        return groups.entrySet().stream()
                .map(group -> new Defects(group.getKey(), group.getValue()))
                .toList();
    }

    private static void add(Map<Fingerprint, List<ReturnDefect>> groups, Fingerprint fingerprint, ReturnDefect defect) {
        groups.computeIfAbsent(fingerprint, unseen -> new ArrayList<>()).add(defect);
    }

    private static Fingerprint onlyCulprit(Rule rule, ReturnDefect unseen, Map<Fingerprint, List<ReturnDefect>> seen) {
        List<Fingerprint> sameBorrow = seen.entrySet().stream()
                .filter(group -> group.getValue().stream().anyMatch(isBorrowedAs(unseen)))
                .map(Map.Entry::getKey)
                .toList();
        return sameBorrow.size() == 1 ? sameBorrow.get(0) : fingerprint(rule, unseen);
    }

    private static Predicate<ReturnDefect> isBorrowedAs(ReturnDefect unseen) {
        return defect -> defect.site().equals(unseen.site()) && Objects.equals(defect.route(), unseen.route());
    }

    private static Fingerprint fingerprint(Rule rule, ReturnDefect defect) {
        return Fingerprint.of(rule.id(), defect.site(), defect.leftBy(), defect.route());
    }

    private static boolean isSeen(ReturnDefect defect) {
        return defect.leftBy() != null;
    }

    /** Adds what every such finding shows: lines, routes, tenants, what differs, and where it was borrowed. */
    FindingDraft draft(Rule rule) {
        FindingDraft draft = new FindingDraft(rule, fingerprint);
        for (ReturnDefect defect : group) {
            Site leftBy = defect.leftBy();
            draft.count(defect.count()).route(defect.route()).tenant(defect.tenant());
            if (leftBy != null || culprits().isEmpty()) {
                draft.place(leftBy == null ? defect.site() : leftBy, defect.count(), List.of());
            }
        }
        draft.detail(
                "Differs",
                Wording.list(
                        group.stream().map(Defects::differs).distinct().sorted().toList()));
        return culprits().isEmpty() ? draft : draft.detail("Borrowed at", Wording.list(borrows()));
    }

    /**
     * Which lines did it, for the end of what was seen: {@code , begun at Orders.java:12}.
     *
     * @param done what they did, in a word
     */
    String doneAt(String done) {
        if (culprits().isEmpty()) {
            return "; nobody saw which line did it.";
        }
        boolean all = group.stream().allMatch(Defects::isSeen);
        return ", " + done + " at " + Wording.list(culprits()) + (all ? "." : " as far as was seen.");
    }

    /** The lines to look at: those that did it, or where nobody knows them, those that borrowed. */
    String lines() {
        return culprits().isEmpty()
                ? "after the borrow at " + Wording.list(borrows())
                : "at " + Wording.list(culprits());
    }

    private List<String> culprits() {
        return group.stream()
                .map(ReturnDefect::leftBy)
                .filter(Objects::nonNull)
                .map(Site::shortForm)
                .distinct()
                .sorted()
                .toList();
    }

    private List<String> borrows() {
        return group.stream()
                .map(ReturnDefect::site)
                .map(Site::shortForm)
                .distinct()
                .sorted()
                .toList();
    }

    private static String differs(ReturnDefect defect) {
        String kind = defect.kind().toLowerCase(Locale.ROOT).replace('_', ' ');
        return defect.detail().isEmpty() ? kind : kind + " " + defect.detail();
    }
}
