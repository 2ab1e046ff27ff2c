package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.GuardEvidence.ReturnDefect;
import dev.poolproof.reports.record.GuardEvidence.Site;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What a finding says of connections that came back in another state than they were lent in. */
final class Defects {

    private Defects() {}

    /** Adds what every such finding shows: lines, routes, tenants, what differs, and who left it so. */
    static FindingDraft draft(FindingDraft draft, List<ReturnDefect> defects) {
        for (ReturnDefect defect : defects) {
            draft.count(defect.count())
                    .place(defect.site(), defect.count(), List.of())
                    .route(defect.route())
                    .tenant(defect.tenant());
        }
        List<String> differs =
                defects.stream().map(Defects::differs).distinct().sorted().toList();
        List<String> leftBy = defects.stream()
                .map(ReturnDefect::leftBy)
                .filter(Objects::nonNull)
                .map(Site::shortForm)
                .distinct()
                .sorted()
                .toList();
        return draft.detail("Differs", Wording.list(differs)).detail("Left by", Wording.list(leftBy));
    }

    private static String differs(ReturnDefect defect) {
        String kind = defect.kind().toLowerCase(Locale.ROOT).replace('_', ' ');
        return defect.detail().isEmpty() ? kind : kind + " " + defect.detail();
    }
}
