package dev.poolproof.reports.format;

import dev.poolproof.reports.compare.ComparedRun;
import dev.poolproof.reports.compare.Comparison;
import dev.poolproof.reports.compare.FindingChange;
import dev.poolproof.reports.compare.FindingChange.Status;
import dev.poolproof.reports.compare.Result;
import dev.poolproof.reports.compare.Series;
import dev.poolproof.reports.verdict.Finding;
import dev.poolproof.reports.verdict.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a comparison shows, in its order.
 *
 * @param comparison what is shown
 * @param cards what each series came to
 * @param table both sides in figures
 * @param strips timelines of one run a series, on one scale
 */
record ComparisonPage(Comparison comparison, List<Card> cards, ComparisonTable table, List<Strip> strips) {

    /** More would be too small to read. */
    private static final int TIMELINES_SHOWN = 8;

    static ComparisonPage of(Comparison comparison) {
        List<String> heads = ComparisonTable.heads(comparison);
        List<Series> shown = comparison.series().stream().limit(TIMELINES_SHOWN).toList();
        return new ComparisonPage(
                comparison,
                cards(comparison.series(), heads),
                ComparisonTable.of(comparison),
                List.of(
                        strip(shown, heads, "client", Timeline::client),
                        strip(shown, heads, "server", Timeline::server),
                        strip(shown, heads, "pools", Timeline::pools),
                        strip(shown, heads, "answers", Timeline::answers)));
    }

    PageAssets assets() {
        return PageAssets.get();
    }

    String data() {
        return SafeJson.of(
                strips.stream().flatMap(strip -> strip.charts().stream()).toList());
    }

    /** Name of the style of the result. */
    String status() {
        return switch (comparison.result()) {
            case BETTER -> "pass";
            case SAME -> "same";
            case WORSE -> "fail";
            case INVALID -> "invalid";
        };
    }

    /** The new finding to act on first, null where there is none. */
    @Nullable
    Finding lead() {
        List<FindingChange> fresh = comparison.findings(Status.NEW);
        return comparison.result() == Result.WORSE && !fresh.isEmpty()
                ? fresh.get(0).finding()
                : null;
    }

    String startedAt() {
        return Moments.startedAt(comparison.before().runs().get(0).run());
    }

    String version() {
        return comparison.after().runs().get(0).run().run().poolproofVersion();
    }

    String databases() {
        return String.join(
                "; ",
                comparison.series().stream()
                        .flatMap(series -> series.runs().stream())
                        .map(run ->
                                ConsoleReport.database(run.run().environment().database()))
                        .distinct()
                        .toList());
    }

    String word(Status status) {
        return ComparisonWords.of(status);
    }

    /** Name of the style of what became of a finding. */
    String tag(Status status) {
        return switch (status) {
            case NEW -> "tag tag-new";
            case STILL_THERE -> "tag tag-still";
            case GONE -> "tag tag-gone";
        };
    }

    String seen(FindingChange change) {
        return ComparisonWords.seen(
                change, comparison.before().name(), comparison.after().name());
    }

    /** What the timelines are of where there is more than they show. */
    String timelinesNote() {
        boolean several =
                comparison.series().stream().anyMatch(series -> series.runs().size() > 1);
        int more = comparison.series().size() - TIMELINES_SHOWN;
        return (several ? " Each is of one run of its series." : "")
                + (more > 0
                        ? " The first " + TIMELINES_SHOWN + " are shown, " + Wording.number(more) + " are not."
                        : "");
    }

    private static List<Card> cards(List<Series> series, List<String> heads) {
        List<Card> cards = new ArrayList<>();
        for (Series each : series) {
            ComparedRun shown = each.shown();
            RunPage.Headline headline =
                    RunPage.Headline.of(new JudgedRun(shown.run(), shown.verdict(), SourceTree.none()));
            cards.add(new Card(heads.get(cards.size()), each, headline));
        }
        return cards;
    }

    private static Strip strip(List<Series> series, List<String> heads, String id, Function<Timeline, Chart> chart) {
        List<Chart> own = series.stream()
                .map(each -> chart.apply(new Timeline(each.shown().run())))
                .toList();
        double top = own.stream().mapToDouble(Chart::yMax).max().orElse(1);
        double end = own.stream().mapToDouble(Chart::xMax).max().orElse(1);
        List<Chart> common = new ArrayList<>();
        for (Chart each : own) {
            common.add(each.asSmall(id + "-" + common.size(), top, end));
        }
        return new Strip(own.get(0).title(), own.get(0).unit(), heads.subList(0, common.size()), common);
    }

    /**
     * What one series came to.
     *
     * @param head what it is called
     * @param series the series
     * @param headline what the run says that is shown for it
     */
    record Card(String head, Series series, RunPage.Headline headline) {

        @Nullable
        String report() {
            return series.shown().report();
        }

        /** How many of several runs came to this; empty for one run. */
        String share() {
            int runs = series.runs().size();
            long same = series.runs().stream()
                    .filter(run -> run.verdict().word().equals(series.word()))
                    .count();
            return runs == 1 ? "" : " in " + Wording.number(same) + " of " + Wording.number(runs) + " runs";
        }
    }

    /** The same chart of every series. */
    record Strip(String title, String unit, List<String> heads, List<Chart> charts) {}
}
