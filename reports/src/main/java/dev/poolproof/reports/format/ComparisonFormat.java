package dev.poolproof.reports.format;

import dev.poolproof.reports.compare.Comparison;

/** Every format of a comparison, one line each. */
public enum ComparisonFormat {
    /** For programs. */
    JSON(new ComparisonJson()::render, "comparison.json"),
    /** For people, with charts. */
    HTML(new ComparisonHtml()::render, "comparison.html"),
    /** What the console shows, without its colours. */
    TEXT(new ComparisonConsole(false)::render, "comparison.txt"),
    /** For the summary of a CI's step. */
    MARKDOWN(new ComparisonMarkdown()::render, "comparison.md");

    @SuppressWarnings("ImmutableEnumChecker") // a rendering has no state
    private final ComparisonRendering rendering;

    private final String fileName;

    ComparisonFormat(ComparisonRendering rendering, String fileName) {
        this.rendering = rendering;
        this.fileName = fileName;
    }

    /** The name of its file. */
    public String fileName() {
        return fileName;
    }

    /** The report's whole text. */
    public String render(Comparison comparison) {
        return rendering.render(comparison);
    }
}
