package dev.poolproof.reports.format;

import dev.poolproof.reports.sweep.Answer;
import dev.poolproof.reports.sweep.Sweep;
import dev.poolproof.reports.sweep.Trial;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The page of a sweep: one file that opens from disk, offline, in light and dark, on a desk and on a phone.
 *
 * @param sweep the sweep
 * @param story what it tells, the answer first
 * @param table its figures
 * @param chart the same as a picture
 */
record SweepPage(Sweep sweep, List<String> story, SweepTable table, SweepChart chart) {

    static String render(Sweep sweep) {
        return Pages.render(
                "sweep.jte", new SweepPage(sweep, sweep.story(), SweepTable.of(sweep), SweepChart.of(sweep)));
    }

    PageAssets assets() {
        return PageAssets.ofSweep();
    }

    String data() {
        return SafeJson.of(chart);
    }

    String title() {
        return String.join(", ", sweep.swept());
    }

    String subtitle() {
        return SweepEntries.title(sweep);
    }

    String answer() {
        return story.get(0);
    }

    List<String> rest() {
        return story.subList(1, story.size());
    }

    /** The style of the answer. */
    String status() {
        return switch (sweep.ranking().answer()) {
            case FOUND -> "pass";
            case NONE_HOLDS -> "fail";
            case OPEN, TOO_FEW_RUNS, NO_EVIDENCE -> "invalid";
        };
    }

    String word() {
        return sweep.ranking().answer() == Answer.FOUND ? "ANSWER" : "NO ANSWER";
    }

    String startedAt() {
        return Moments.DATE.format(
                Instant.ofEpochMilli(sweep.setup().startedAtEpochMillis()).atOffset(ZoneOffset.UTC));
    }

    List<Trial> trials() {
        return sweep.trials();
    }

    List<Entry> entries() {
        return SweepEntries.of(sweep);
    }
}
