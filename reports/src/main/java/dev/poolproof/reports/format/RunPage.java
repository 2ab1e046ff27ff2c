package dev.poolproof.reports.format;

import dev.poolproof.reports.record.PlanFacts;
import dev.poolproof.reports.record.WatchFacts;
import dev.poolproof.reports.verdict.Finding;
import dev.poolproof.reports.verdict.Invalid;
import dev.poolproof.reports.verdict.RestartWording;
import dev.poolproof.reports.verdict.Rules;
import dev.poolproof.reports.verdict.RunFigures;
import dev.poolproof.reports.verdict.Sight.Tier;
import dev.poolproof.reports.verdict.Verdict;
import dev.poolproof.reports.verdict.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a run's page shows, in its order.
 *
 * @param judged the run
 * @param headline what the first screen says
 * @param reasons why the run proves nothing; empty unless it is invalid
 * @param figures the figures under the verdict
 * @param findings every finding, each cause followed by its symptoms
 * @param charts the timeline
 * @param requests what the clients got
 * @param pools what the pools did
 * @param published what the pools published of themselves; empty where nobody asked them
 * @param budget what the pools may open, against what the server takes; null where nobody knows
 */
record RunPage(
        JudgedRun judged,
        Headline headline,
        List<String> reasons,
        List<Figure> figures,
        List<FindingView> findings,
        List<Chart> charts,
        RequestTable requests,
        PoolTable pools,
        List<PublishedPool> published,
        @Nullable BudgetBar budget) {

    static RunPage of(JudgedRun judged, List<Chart> charts) {
        List<String> reasons = judged.verdict() instanceof Invalid invalid
                ? invalid.reasons().stream().map(Invalid.Reason::message).toList()
                : List.of();
        return new RunPage(
                judged,
                Headline.of(judged),
                reasons,
                figures(judged),
                findings(judged),
                charts,
                RequestTable.of(judged.run()),
                PoolTable.of(judged.run()),
                PublishedPool.of(judged.run()),
                BudgetBar.of(judged.run()));
    }

    PageAssets assets() {
        return PageAssets.get();
    }

    String data() {
        return SafeJson.of(charts);
    }

    /** How many leaked in how many ways, where there are several. */
    String leaks() {
        return ConsoleReport.leaks(judged.verdict());
    }

    String startedAt() {
        return Moments.startedAt(judged.run());
    }

    String database() {
        return ConsoleReport.database(judged.run().environment().database());
    }

    /** The load of a foreign service; of a command how it ended. */
    String load() {
        PlanFacts plan = judged.run().plan();
        WatchFacts watch = plan.watch();
        if (watch == null || watch.scenario() == null) {
            return judged.commandInWords().orElse("from elsewhere");
        }
        String pace = plan.ratePerSecond() > 0
                ? Wording.decimal(plan.ratePerSecond()) + " requests per second"
                : "as many requests as the answers allow";
        return "scenario " + watch.scenario() + ": " + pace + " for " + Wording.seconds(plan.loadMillis());
    }

    /** Which sessions a watch took for the service's. */
    String sessions() {
        WatchFacts watch = judged.run().plan().watch();
        Map<String, String> which = watch == null ? null : watch.sessions();
        return which == null || which.isEmpty()
                ? "every one on the server"
                : which.entrySet().stream()
                        .map(condition -> condition.getKey() + "=" + condition.getValue())
                        .sorted()
                        .collect(Collectors.joining(", "));
    }

    /** Which instances were replaced, and what they left; null where none was. */
    @Nullable
    String restarts() {
        return RestartWording.sentence(judged.run()).orElse(null);
    }

    Map<String, String> planSettings() {
        return new TreeMap<>(judged.run().plan().settings());
    }

    String memory() {
        long bytes = judged.run().environment().memoryBytes();
        return bytes < 0 ? "" : ", " + Wording.decimal(bytes / (double) (1L << 30)) + " GiB";
    }

    private static List<Figure> figures(JudgedRun judged) {
        RunFigures figures = judged.figures();
        // A connection that is reserved for life is out too, and nothing is wrong with it.
        boolean leaked = judged.verdict().findings().stream()
                .anyMatch(finding -> finding.rule().equals(Rules.CONNECTION_LEAK.id()));
        String limit = ConsoleReport.limit(judged.run().environment().database());
        return List.of(
                Figure.of("Requests", figures.requests(), "sent during the load", false),
                Figure.of("Failed", figures.failures(), share(figures), true),
                Figure.of("Connections out", figures.connectionsOut(), "at rest, after the load", leaked),
                Figure.of("Live pools", figures.livePools(), "after the load", false),
                Figure.of(
                        "Server sessions",
                        figures.serverSessions(),
                        "limit " + limit + ", peak " + ConsoleReport.known(figures.mostServerSessions()),
                        false),
                Figure.of("Refused", figures.refusedByServer(), "sessions, at max_connections", true));
    }

    private static String share(RunFigures figures) {
        Long requests = figures.requests();
        Long failures = figures.failures();
        return requests == null || failures == null || requests == 0
                ? "share unknown"
                : Wording.decimal(100.0 * failures / requests) + " % of all";
    }

    private static List<FindingView> findings(JudgedRun judged) {
        List<FindingView> views = new ArrayList<>();
        for (Finding finding : judged.verdict().findings()) {
            views.add(FindingView.of(views.size() + 1, judged, finding));
        }
        return views;
    }

    /**
     * What the first screen says.
     *
     * @param status {@code pass}, {@code fail} or {@code invalid}
     * @param title the verdict in a sentence
     * @param lead the finding to act on first, null where there is none
     * @param praise for a pass, what it means and what it does not; else empty
     */
    record Headline(String status, String title, @Nullable FindingView lead, String praise) {

        static Headline of(JudgedRun judged) {
            Verdict verdict = judged.verdict();
            List<FindingView> findings = findings(judged);
            return switch (verdict.word()) {
                case "PASS" ->
                    findings.isEmpty()
                            ? new Headline(
                                    "pass",
                                    clean(verdict) + (judged.commandFailed() ? ", but the command failed" : ""),
                                    null,
                                    praise(verdict))
                            : new Headline("pass", verdict.title(), null, Baselined.praise(verdict));
                case "FAIL" -> new Headline("fail", findings.get(0).finding().title(), findings.get(0), "");
                default -> new Headline("invalid", "This run proves nothing", null, "");
            };
        }

        private static String clean(Verdict verdict) {
            return isSeenFromTheServerAlone(verdict)
                    ? "The server keeps no more sessions than it should"
                    : "Every connection came back";
        }

        private static boolean isSeenFromTheServerAlone(Verdict verdict) {
            return verdict.sight().tiers().equals(Set.of(Tier.SERVER));
        }

        private static String praise(Verdict verdict) {
            String proven = isSeenFromTheServerAlone(verdict)
                    ? Baselined.praise(verdict)
                    : "After the load had drained, every connection that it borrowed was back, and no rule found"
                            + " anything.";
            return verdict.sight().blindSpots().isEmpty()
                    ? proven
                    : proven + " Not seen: " + String.join(" ", verdict.sight().blindSpots());
        }
    }

    /**
     * A number that people look for first.
     *
     * @param name what it counts
     * @param value the number, or a question mark where nobody knows
     * @param note what it is to be held against
     * @param alarming whether it should not be what it is
     */
    record Figure(String name, String value, String note, boolean alarming) {

        static Figure of(String name, @Nullable Long value, String note, boolean shouldBeZero) {
            return new Figure(name, ConsoleReport.known(value), note, shouldBeZero && value != null && value != 0);
        }
    }
}
