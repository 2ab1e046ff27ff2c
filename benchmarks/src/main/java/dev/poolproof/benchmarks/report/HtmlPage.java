package dev.poolproof.benchmarks.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** A run as a page: one file that opens from disk, offline, in light and dark. */
public final class HtmlPage {

    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(
            null, ContentType.Html, HtmlPage.class.getClassLoader(), HtmlPage.class.getPackageName());

    private HtmlPage() {}

    public static String render(BenchReport report) {
        StringOutput output = new StringOutput(1 << 16);
        ENGINE.render("bench.jte", report, output);
        return output.toString();
    }
}
