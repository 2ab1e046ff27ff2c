package dev.poolproof.reports.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.SampleRuns;
import dev.poolproof.reports.record.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HtmlReportTest {

    private final RunRecord leak = SampleRuns.NEVER_RELEASED.record();

    @TempDir
    Path folder;

    @Test
    void showsTheCodeWhereSourcesAreAtHand() throws IOException {
        Path file = folder.resolve("src/main/java/dev/poolproof/app/handling/NeverReleased.java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "\n".repeat(23) + "    lend(\"</code><script>alert(1)</script>\");\n");

        String page = new HtmlReport().render(JudgedRun.of(leak, SourceTree.of(List.of(folder))));

        assertThat(page)
                .contains("<code>src/main/java/dev/poolproof/app/handling/NeverReleased.java</code>")
                .contains(
                        ">24</th><td><code><mark>lend(\"&lt;/code&gt;&lt;script&gt;alert(1)&lt;/script&gt;\");</mark>")
                .doesNotContain(folder.toString());
    }

    @Test
    void showsNoCodeWithoutSources() {
        assertThat(new HtmlReport().render(JudgedRun.of(leak))).doesNotContain("class=\"excerpt\"");
    }

    @Test
    void leadsWithVerdictCauseLineAndRepair() {
        String page = new HtmlReport().render(JudgedRun.of(leak));

        String firstScreen = page.substring(page.indexOf("<main"), page.indexOf("</section>"));
        assertThat(firstScreen)
                .containsSubsequence(
                        "FAIL",
                        "Connections are borrowed and never given back",
                        "NeverReleased.java:24",
                        "Likely no way through the code gives it back",
                        "try (Connection connection = pool.getConnection())");
    }

    @Test
    void tellsEndpointsAndTheKindsOfRequestToThem() {
        String page = new HtmlReport().render(JudgedRun.of(leak));

        assertThat(page)
                .containsSubsequence(
                        "<tr class=\"whole\"><th scope=\"row\">customers</th>",
                        "<tr class=\"part\"><th scope=\"row\">customers-list</th>")
                .doesNotContain("<tr class=\"part\"><th scope=\"row\">permissions</th>");
    }
}
