package dev.poolproof.reports.format;

import java.util.List;

/** A run's page: one file that opens from disk, offline, in light and dark, on a desk and on a phone. */
final class HtmlReport {

    String render(JudgedRun judged) {
        List<Chart> charts = new Timeline(judged.run()).charts();
        return Pages.render("run.jte", RunPage.of(judged, charts));
    }
}
