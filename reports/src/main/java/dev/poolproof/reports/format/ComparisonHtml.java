package dev.poolproof.reports.format;

import dev.poolproof.reports.compare.Comparison;

/** A comparison's page: one file that opens from disk, offline, in light and dark, on a desk and on a phone. */
final class ComparisonHtml {

    String render(Comparison comparison) {
        return Pages.render("comparison.jte", ComparisonPage.of(comparison));
    }
}
