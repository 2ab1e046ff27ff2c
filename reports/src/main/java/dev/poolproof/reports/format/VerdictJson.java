package dev.poolproof.reports.format;

import dev.poolproof.reports.budget.Budget;
import dev.poolproof.reports.budget.Share;
import dev.poolproof.reports.record.Environment.DatabaseFacts;
import dev.poolproof.reports.record.GuardEvidence.Site;
import dev.poolproof.reports.record.WatchFacts;
import dev.poolproof.reports.verdict.Acceptance;
import dev.poolproof.reports.verdict.Acceptance.Known;
import dev.poolproof.reports.verdict.Finding;
import dev.poolproof.reports.verdict.Finding.Detail;
import dev.poolproof.reports.verdict.Finding.Place;
import dev.poolproof.reports.verdict.Invalid;
import dev.poolproof.reports.verdict.Invalid.Reason;
import dev.poolproof.reports.verdict.LossRate;
import dev.poolproof.reports.verdict.RunFigures;
import dev.poolproof.reports.verdict.Sight.Tier;
import dev.poolproof.reports.verdict.Verdict;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The verdict for programs: format {@code poolproof-verdict}, version 1. The records below are its shape; a component that is
 * renamed or removed needs a new version, one that is added does not.
 */
final class VerdictJson {

    private static final String FORMAT = "poolproof-verdict";
    private static final int VERSION = 1;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    String render(JudgedRun judged) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter layout = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                        .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                        .withObjectEmptySeparator("")
                        .withArrayEmptySeparator(""))
                .withObjectIndenter(lines)
                .withArrayIndenter(lines);
        return MAPPER.writer().with(layout).writeValueAsString(document(judged)) + "\n";
    }

    private static Document document(JudgedRun judged) {
        Verdict verdict = judged.verdict();
        var run = judged.run().run();
        List<Reason> reasons = verdict instanceof Invalid invalid ? invalid.reasons() : List.of();
        return new Document(
                FORMAT,
                VERSION,
                verdict.word(),
                judged.exitCode(),
                command(judged),
                new Run(
                        run.id(),
                        run.label(),
                        Instant.ofEpochMilli(run.startedAtEpochMillis()).toString(),
                        run.durationMillis(),
                        run.poolproofVersion()),
                judged.run().environment().database(),
                new EvidenceSeen(
                        Arrays.stream(Tier.values())
                                .filter(verdict.sight()::has)
                                .map(Tier::id)
                                .toList(),
                        verdict.sight().blindSpots(),
                        verdict.sight().unconfirmed()),
                reasons,
                !(verdict instanceof Invalid),
                verdict.findings().stream()
                        .map(finding -> found(finding, verdict.acceptance().of(finding)))
                        .toList(),
                baseline(verdict),
                Budget.of(judged.run()).map(VerdictJson::budget).orElse(null),
                judged.figures());
    }

    private static @Nullable CommandSeen command(JudgedRun judged) {
        WatchFacts watch = judged.run().plan().watch();
        String program = watch == null ? null : watch.program();
        return program == null ? null : new CommandSeen(program, judged.commandExit());
    }

    private static @Nullable BaselineSeen baseline(Verdict verdict) {
        Acceptance acceptance = verdict.acceptance();
        return acceptance.asked()
                ? new BaselineSeen(verdict.accepted().size(), verdict.open().size(), acceptance.notes())
                : null;
    }

    private static BudgetSeen budget(Budget budget) {
        return new BudgetSeen(
                budget.fits(),
                budget.sessions(),
                budget.limits().available(),
                budget.limits().maxConnections(),
                budget.limits().reserve(),
                budget.limits().account(),
                budget.instances(),
                budget.largestPool(),
                budget.fleet().shares(),
                budget.fleet().unknown());
    }

    private static Found found(Finding finding, @Nullable Known known) {
        return new Found(
                finding.rule(),
                finding.role().name(),
                finding.cause(),
                finding.title(),
                finding.what(),
                finding.details(),
                finding.count(),
                finding.places().stream().map(VerdictJson::line).toList(),
                finding.routes(),
                finding.tenants(),
                finding.sinceMillis(),
                finding.loss(),
                finding.why(),
                finding.repair(),
                finding.explainedBy(),
                finding.fingerprint().value(),
                known);
    }

    private static Line line(Place place) {
        Site site = place.site();
        return new Line(site.className(), site.method(), site.file(), site.line(), place.count(), place.stack());
    }

    /** The whole file. */
    record Document(
            String format,
            int version,
            String verdict,
            int exitCode,
            @Nullable CommandSeen command,
            Run run,
            DatabaseFacts database,
            EvidenceSeen evidence,
            List<Reason> reasons,
            boolean proven,
            List<Found> findings,
            @Nullable BaselineSeen baseline,
            @Nullable BudgetSeen budget,
            RunFigures figures) {}

    record CommandSeen(String program, @Nullable Integer exitCode) {}

    record Run(String id, String label, String startedAt, long durationMillis, String poolproofVersion) {}

    record EvidenceSeen(List<String> tiers, List<String> blindSpots, List<String> unconfirmed) {}

    record Found(
            String rule,
            String role,
            @Nullable String cause,
            String title,
            String what,
            List<Detail> details,
            long count,
            List<Line> places,
            List<String> routes,
            List<String> tenants,
            @Nullable Long sinceMillis,
            @Nullable LossRate loss,
            String why,
            String repair,
            List<String> explainedBy,
            String fingerprint,
            @Nullable Known baseline) {}

    record BaselineSeen(int accepted, int open, List<String> notes) {}

    record BudgetSeen(
            boolean fits,
            long sessions,
            long available,
            int maxConnections,
            int reserve,
            @Nullable Integer accountMaximum,
            int instances,
            long largestPool,
            List<Share> shares,
            long unknownPools) {}

    record Line(String className, String method, @Nullable String file, int line, long count, List<Site> stack) {}
}
