package dev.poolproof.reports.format;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** Renders the templates, which the build has compiled into this package. Everything they print is escaped. */
final class Pages {

    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Pages.class.getClassLoader(), Pages.class.getPackageName());

    private Pages() {}

    static String render(String template, Object page) {
        StringOutput output = new StringOutput(1 << 17);
        ENGINE.render(template, page, output);
        return output.toString();
    }
}
