package dev.poolproof.reports.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.Records;
import dev.poolproof.reports.SampleRuns;
import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.reports.verdict.Finding.Role;
import dev.poolproof.reports.verdict.Sight.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every rule promises; a rule is under it from the moment it is registered. */
final class RulesContractTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/poolproof/reports/verdict");

    @ParameterizedTest
    @EnumSource
    void speaksWhereItsHarmIsDone(Rules rule) {
        List<Finding> findings = judge(rule, RuleCase.of(rule).speaks());

        assertThat(findings).hasSize(1).first().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(rule.id());
            assertThat(finding.role()).isEqualTo(rule.role());
            assertThat(finding.title()).isNotBlank().doesNotEndWith(".");
            assertThat(finding.what()).endsWith(".").matches(".*\\d.*").doesNotContain("null", "  ");
            assertThat(finding.why()).endsWith(".").doesNotContain("null", "  ");
            assertThat(finding.repair()).isNotBlank().doesNotContain("null", "  ");
            assertThat(finding.count()).isPositive();
        });
    }

    @ParameterizedTest
    @EnumSource
    void staysSilentOnTheNearestInnocent(Rules rule) {
        assertThat(judge(rule, RuleCase.of(rule).silent())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void staysSilentOnAHealthyRun(Rules rule) {
        assertThat(judge(rule, Records.healthy())).isEmpty();
        assertThat(judge(rule, SampleRuns.REPAIRED.records())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void doesNotStumbleOverMissingEvidence(Rules rule) {
        RunRecord poor = RuleCase.of(rule)
                .speaks()
                .withoutServer()
                .withoutGuard()
                .with(run -> run.loadReported = false)
                .with(run -> run.samples.clear())
                .with(run -> run.phases.clear())
                .build();

        assertThat(rule.rule().judge(new Facts(poor))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void saysNothingWithoutTheEvidenceThatItNeeds(Rules rule) {
        for (Tier tier : rule.needs()) {
            assertThat(judge(rule, without(tier, RuleCase.of(rule).speaks())))
                    .as("without the " + tier.id())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void findsItWithoutABaselineToo(Rules rule) {
        assertThat(judge(rule, RuleCase.of(rule).speaks().withoutBaseline())).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void statesHarmEvidenceThresholdAndFalseAlarms(Rules rule) throws IOException {
        String source = Files.readString(SOURCES.resolve(rule.rule().getClass().getSimpleName() + ".java"));

        assertThat(source).contains("Harm:", "Evidence:", "Threshold:", "Known false alarms:");
    }

    @ParameterizedTest
    @EnumSource
    void namesOnlyCausesThatExist(Rules rule) {
        List<String> known = Arrays.stream(Rules.values())
                .filter(entry -> entry.role() == Role.CAUSE)
                .map(Rules::id)
                .toList();

        assertThat(known).containsAll(rule.rule().causes());
        assertThat(rule.rule().causes().isEmpty()).isEqualTo(rule.role() == Role.CAUSE);
    }

    @ParameterizedTest
    @EnumSource
    void yieldsOnlyToRulesThatStandAboveIt(Rules rule) {
        List<String> above = Rules.ids().subList(0, Rules.ids().indexOf(rule.id()));

        assertThat(above).containsAll(rule.rule().yieldsTo());
    }

    @ParameterizedTest
    @EnumSource
    void leadsWhereItsHarmIsDone(Rules rule) {
        assertThat(Judge.judge(RuleCase.of(rule).speaks().build()).findings())
                .first()
                .satisfies(finding -> assertThat(finding.rule()).isEqualTo(rule.id()));
    }

    @Test
    void listsCausesBeforeSymptoms() {
        assertThat(Arrays.stream(Rules.values()).map(Rules::role)).isSorted();
    }

    @Test
    void givesEachRuleAnIdOfItsOwn() {
        assertThat(Rules.ids()).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z]+(-[a-z]+)*"));
    }

    private static Records without(Tier tier, Records records) {
        return switch (tier) {
            case SERVER -> records.withoutServer();
            case POOL -> records; // None has it, unless a test says so.
            case GUARD -> records.serverOnly();
            case LOAD -> records.with(run -> run.loadReported = false);
        };
    }

    private static List<Finding> judge(Rules rule, Records records) {
        return rule.rule().judge(new Facts(records.build()));
    }
}
