package dev.poolproof.reports.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.SampleRuns;
import dev.poolproof.reports.format.MarkdownPage.Cell;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads what was written as a code host does, and looks at what it shows. */
final class MarkdownReportTest {

    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), StrikethroughExtension.create(), AutolinkExtension.create());

    @Test
    void leadsWithTheVerdict() {
        for (JudgedRun run : ReportFormatContractTest.runs().values()) {
            assertThat(new MarkdownReport().render(run).lines().findFirst().orElse(""))
                    .startsWith("## ")
                    .contains(run.title() + ": ");
        }
    }

    @Test
    void hasARowForEachFinding() {
        JudgedRun run = JudgedRun.of(SampleRuns.NEVER_RELEASED.record());

        String html = shown(new MarkdownReport().render(run));

        assertThat(html.split("<tr>", -1)).hasSize(2 + run.verdict().findings().size());
        assertThat(html)
                .contains("<td><code>NeverReleased.java:24</code></td>", "<td>15</td>", "<details>", "</details>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<!-- comment",
                "</details>",
                "&lt;b&gt; &amp; &#64;",
                "a | b || c",
                "back`tick ``two`` `",
                "**bold** _under_ ~~gone~~ ~gone~",
                "[link](http://evil.example)",
                "![image](http://evil.example/x.png)",
                "http://evil.example and www.evil.example",
                "<http://evil.example>",
                "- item",
                "# heading",
                "1. one",
                "> quote",
                "ends with \\",
                "a\\|b \\`c"
            })
    void showsTextAsItIs(String hostile) {
        String page = new MarkdownPage()
                .heading(2, hostile)
                .bullets(List.of(hostile.replace("`", "'")))
                .table(
                        List.of("head"),
                        List.of(List.of(Cell.code(hostile)), List.of(Cell.prose(hostile.replace("`", "'")))))
                .entries(List.of(new Entry("Label", hostile.replace("`", "'"))))
                .toString();

        String html = shown(page);

        assertThat(textsOf(html))
                .allSatisfy(text -> assertThat(List.of(
                                "head",
                                hostile,
                                hostile.replace("`", "'"),
                                "Label",
                                "Label: " + hostile.replace("`", "'")))
                        .contains(text));
        assertThat(html).doesNotContain("<a ", "<img", "<del>", "<em>", "<script", "<blockquote>", "<ol>", "<h1>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@somebody",
                "#12",
                "owner/repo#12",
                "GH-12",
                ":tada:",
                ":+1:",
                ":100:",
                "$x^2$",
                "https://a.example",
                "www.a.example"
            })
    void breaksUpWhatOnlyCodeHostsRead(String hostile) {
        String page = new MarkdownPage().paragraph(hostile).toString();

        assertThat(page).doesNotContain(hostile).contains("\u2060");
        assertThat(shown(page).replace("\u2060", "")).isEqualTo("<p>" + hostile + "</p>\n");
    }

    @Test
    void leavesLineNumbersAlone() {
        assertThat(new MarkdownPage().paragraph("at Orders.java:35: borrow").toString())
                .isEqualTo("at Orders.java:35: borrow\n");
    }

    @Test
    void keepsAFenceClosedAroundHostileLines() {
        String html = shown(new MarkdownPage().code("a\n```\n<b>\n").toString());

        assertThat(html).isEqualTo("<pre><code>a\n```\n&lt;b&gt;\n</code></pre>\n");
    }

    @Test
    void runsNothingOfAHostileRun() {
        String html = shown(new MarkdownReport().render(Hostile.run()));

        assertThat(html)
                .contains("&lt;script&gt;document.title='HACKED'&lt;/script&gt;", "□[2J□red")
                .doesNotContain("<script", "<img", "<a ", "\u001b");
        assertThat(html.split("<details>", -1)).hasSameSizeAs(html.split("</details>", -1));
    }

    private static String shown(String markdown) {
        return HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .build()
                .render(Parser.builder().extensions(EXTENSIONS).build().parse(markdown));
    }

    /** What a reader sees in each heading, item and cell. */
    private static List<String> textsOf(String html) {
        List<String> texts = new ArrayList<>();
        var matcher = java.util.regex.Pattern.compile("(?s)<(h2|li|td|th)>(.*?)</\\1>")
                .matcher(html);
        while (matcher.find()) {
            texts.add(matcher.group(2)
                    .replaceAll("<[^>]*>", "")
                    .replace("\u2060", "")
                    .replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&quot;", "\"")
                    .replace("&amp;", "&")
                    .strip());
        }
        assertThat(texts).hasSize(6);
        return texts;
    }
}
