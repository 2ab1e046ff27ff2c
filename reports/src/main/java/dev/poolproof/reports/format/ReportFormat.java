package dev.poolproof.reports.format;

/** Every format of a report, one line each. */
public enum ReportFormat {
    /** For programs. */
    JSON(new VerdictJson()::render, "verdict.json"),
    /** For people, with charts. */
    HTML(new HtmlReport()::render, "report.html"),
    /** What the console shows, without its colours. */
    TEXT(new ConsoleReport(false)::render, "verdict.txt"),
    /** For a CI's test view. */
    JUNIT(new JunitReport()::render, "junit.xml"),
    /** For a code host, which shows findings at their lines. */
    SARIF(new SarifReport()::render, "poolproof.sarif"),
    /** For the summary of a CI's step. */
    MARKDOWN(new MarkdownReport()::render, "summary.md");

    @SuppressWarnings("ImmutableEnumChecker") // a rendering has no state
    private final Rendering rendering;

    private final String fileName;

    ReportFormat(Rendering rendering, String fileName) {
        this.rendering = rendering;
        this.fileName = fileName;
    }

    /** The name of its file in a run's folder. */
    public String fileName() {
        return fileName;
    }

    /** The report's whole text. */
    public String render(JudgedRun judged) {
        return rendering.render(judged);
    }
}
