package dev.poolproof.reports.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.record.GuardEvidence.ReturnDefect;
import dev.poolproof.reports.record.GuardEvidence.Site;
import dev.poolproof.reports.verdict.Finding.Detail;
import dev.poolproof.reports.verdict.Finding.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whom a finding blames for the state in which connections come back: who brought it about, and nobody else. */
class DefectsTest {

    private static final Rule RULE = new SessionStateLeftRule();

    private static final Site BORROW = site("Orders", "list", 20);
    private static final Site BEGIN = site("Orders", "list", 24);
    private static final Site ZONE = site("Reports", "zone", 31);
    private static final Site LOCK = site("Imports", "lock", 47);

    @Test
    void pointsToTheLineThatDidItAndTellsWhereItWasBorrowed() {
        Finding finding = only(finish(defect("time_zone", BEGIN, 3)));

        assertThat(finding.places()).containsExactly(new Place(BEGIN, 3, List.of()));
        assertThat(finding.details()).contains(new Detail("Borrowed at", "Orders.java:20"));
        assertThat(finding.what()).endsWith("changed at Orders.java:24.");
    }

    @Test
    void keepsTheFingerprintOfTheBorrowerWhoDidItHimself() {
        Finding finding = only(finish(defect("time_zone", BEGIN, 3)));

        assertThat(finding.fingerprint()).isEqualTo(Fingerprint.of(RULE.id(), BORROW, "GET /orders"));
    }

    @Test
    void tellsTwoCulpritsOfOneBorrowAndRouteApart() {
        List<Finding> findings = finish(defect("time_zone", ZONE, 3), defect("import", LOCK, 5));

        assertThat(findings).extracting(Finding::line).containsExactly(ZONE, LOCK);
        assertThat(findings).extracting(Finding::count).containsExactly(3L, 5L);
        assertThat(findings).extracting(Finding::fingerprint).doesNotHaveDuplicates();
        assertThat(findings.get(0).what()).doesNotContain("Imports");
    }

    @Test
    void countsWhatNobodySawWithTheOnlyCulpritOfThatBorrow() {
        Finding finding = only(finish(defect("time_zone", ZONE, 3), defect("time_zone", null, 2)));

        assertThat(finding.count()).isEqualTo(5);
        assertThat(finding.places()).containsExactly(new Place(ZONE, 3, List.of()));
        assertThat(finding.what()).endsWith("changed at Reports.java:31 as far as was seen.");
    }

    @Test
    void blamesNoneOfSeveralForWhatNobodySaw() {
        List<Finding> findings =
                finish(defect("time_zone", ZONE, 3), defect("import", LOCK, 5), defect("sql_mode", null, 2));

        assertThat(findings).extracting(Finding::line).containsExactly(ZONE, LOCK, BORROW);
        assertThat(findings.get(2).what()).endsWith("; nobody saw which line did it.");
    }

    @Test
    void pointsToTheBorrowWhereNothingElseIsKnown() {
        Finding finding = only(finish(defect("time_zone", null, 2)));

        assertThat(finding.places()).containsExactly(new Place(BORROW, 2, List.of()));
    }

    private static List<Finding> finish(ReturnDefect... defects) {
        return Defects.sorted(RULE, List.of(defects)).stream()
                .map(each -> each.draft(RULE).finish("", "Seen" + each.doneAt("changed"), "", each.lines()))
                .toList();
    }

    private static Finding only(List<Finding> findings) {
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    private static ReturnDefect defect(String detail, @Nullable Site leftBy, long count) {
        return new ReturnDefect(
                "SESSION_VARIABLE", detail, "tenant-1", "tenant-1", "GET /orders", BORROW, leftBy, count);
    }

    private static Site site(String type, String method, int line) {
        return new Site("shop." + type, method, type + ".java", line);
    }
}
