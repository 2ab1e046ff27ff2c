package dev.poolproof.reports.format;

import dev.poolproof.reports.compare.Comparison;

/** Turns a comparison into one text. The same comparison always gives the same text. */
@FunctionalInterface
interface ComparisonRendering {

    /** The whole text, ending with a line break. */
    String render(Comparison comparison);
}
