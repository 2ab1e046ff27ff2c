package dev.poolproof.reports.format;

import dev.poolproof.reports.verdict.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Several runs side by side on one page: what each shows, its cause and line, and their timelines on one common scale. */
public final class BeforeAfterPage {

    private BeforeAfterPage() {}

    /**
     * Writes the page, replacing one that is there.
     *
     * @param title the page's title
     * @param sides the runs, in the order to show them, at least one
     * @throws IOException if it cannot be written
     */
    public static void write(String title, List<Side> sides, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(file, render(title, sides));
    }

    /** The page's whole text. */
    static String render(String title, List<Side> sides) {
        if (sides.isEmpty()) {
            throw new IllegalArgumentException("There is no run to show");
        }
        List<Strip> strips = List.of(
                strip(sides, "client", Timeline::client),
                strip(sides, "server", Timeline::server),
                strip(sides, "pools", Timeline::pools),
                strip(sides, "answers", Timeline::answers));
        return Pages.render("beforeAfter.jte", new Page(title, sides, SideBySide.of(sides), strips));
    }

    private static Strip strip(List<Side> sides, String id, Function<Timeline, Chart> chart) {
        List<Chart> own = sides.stream()
                .map(side -> chart.apply(new Timeline(side.judged().run())))
                .toList();
        double top = own.stream().mapToDouble(Chart::yMax).max().orElse(1);
        double end = own.stream().mapToDouble(Chart::xMax).max().orElse(1);
        List<Chart> common = new ArrayList<>();
        for (Chart each : own) {
            common.add(each.asSmall(id + "-" + common.size(), top, end));
        }
        return new Strip(own.get(0).title(), own.get(0).unit(), common);
    }

    /** The same chart of every run. */
    record Strip(String title, String unit, List<Chart> charts) {}

    /** What the page shows, in its order. */
    record Page(String title, List<Side> sides, SideBySide table, List<Strip> strips) {

        PageAssets assets() {
            return PageAssets.get();
        }

        String data() {
            return SafeJson.of(
                    strips.stream().flatMap(strip -> strip.charts().stream()).toList());
        }

        String startedAt() {
            return Moments.startedAt(sides.get(0).judged().run());
        }

        String database() {
            return String.join(
                    "; ",
                    sides.stream()
                            .map(side -> ConsoleReport.database(
                                    side.judged().run().environment().database()))
                            .distinct()
                            .toList());
        }

        @Nullable
        Finding lead(Side side) {
            return SideBySide.lead(side);
        }

        String status(Side side) {
            return RunPage.Headline.of(side.judged()).status();
        }

        String praise(Side side) {
            return RunPage.Headline.of(side.judged()).praise();
        }

        String headline(Side side) {
            return RunPage.Headline.of(side.judged()).title();
        }
    }
}
