package dev.poolproof.reports.format;

import dev.poolproof.reports.sweep.Sweep;
import java.util.function.Function;

/** Every format of a sweep's report, one line each. */
public enum SweepFormat {
    /** For programs. */
    JSON(new SweepJson()::render, "sweep.json"),
    /** For people, with a chart. */
    HTML(SweepPage::render, "sweep.html"),
    /** What the console shows, without its colours. */
    TEXT(new SweepText(false)::render, "sweep.txt"),
    /** For the summary of a CI's step. */
    MARKDOWN(SweepMarkdown::render, "sweep.md");

    @SuppressWarnings("ImmutableEnumChecker") // a rendering has no state
    private final Function<Sweep, String> rendering;

    private final String fileName;

    SweepFormat(Function<Sweep, String> rendering, String fileName) {
        this.rendering = rendering;
        this.fileName = fileName;
    }

    /** The name of its file in a sweep's folder. */
    public String fileName() {
        return fileName;
    }

    /** The report's whole text, ending with a line break. */
    public String render(Sweep sweep) {
        return rendering.apply(sweep);
    }
}
