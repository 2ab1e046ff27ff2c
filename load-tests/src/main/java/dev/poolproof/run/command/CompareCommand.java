package dev.poolproof.run.command;

import dev.poolproof.reports.compare.ComparedRun;
import dev.poolproof.reports.compare.Comparison;
import dev.poolproof.reports.compare.Series;
import dev.poolproof.reports.compare.Side;
import dev.poolproof.reports.format.ComparisonConsole;
import dev.poolproof.reports.format.ComparisonReports;
import dev.poolproof.run.plan.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Holds recorded runs against each other, without load and without a database. */
@Command(
        name = "compare",
        description = {
            "Says whether it is better or worse than before: what two runs, or two folders of runs, found and",
            "measured. Runs of one plan are repetitions; with several a side, their figures are judged too.",
            "Exit code 0: no finding is new; 1: one is new; 2: the evidence does not allow to say."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Poolproof.BuildVersion.class)
final class CompareCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "BEFORE",
            description = "A run.json, the folder of a run, or a folder with the folders of runs.")
    private Path before = Path.of("");

    @Parameters(index = "1", paramLabel = "AFTER", description = "The same, of what is asked about.")
    private Path after = Path.of("");

    @Option(
            names = "--reports",
            paramLabel = "FOLDER",
            description = "Writes the comparison into this folder: a page for people, Markdown, JSON and text.")
    private @Nullable Path reports;

    @Option(
            names = "--title",
            paramLabel = "TEXT",
            description =
                    "What is compared, for the reports (default: what the runs show, or the names of the folders).")
    private @Nullable String title;

    @Override
    public Integer call() {
        RecordedRuns earlier = RecordedRuns.at(before);
        RecordedRuns later = RecordedRuns.at(after);
        Side first = Side.of("before", earlier.judged(reports));
        Side second = Side.of("after", later.judged(reports));
        requireEachOnce(first, second);
        String name = title == null ? title(first, second, earlier.name() + " → " + later.name()) : title;
        Comparison comparison = Comparison.of(name, first, second);
        String page = reports == null ? null : write(comparison, reports).toString();
        System.out.print(new ComparisonConsole(Terminal.wantsColour()).render(comparison, page));
        return comparison.result().exitCode();
    }

    /** What the runs show, where that tells the sides apart. */
    private static String title(Side before, Side after, String otherwise) {
        List<String> labels = Stream.of(before, after)
                .flatMap(side -> side.series().stream())
                .map(Series::label)
                .distinct()
                .toList();
        boolean single = before.series().size() == 1 && after.series().size() == 1;
        return single && labels.size() == 2 ? String.join(" → ", labels) : otherwise;
    }

    /** A run that counts twice makes the noise look smaller than it is. */
    private static void requireEachOnce(Side before, Side after) {
        Set<String> seen = new HashSet<>();
        for (Side side : List.of(before, after)) {
            for (ComparedRun run : side.runs()) {
                String id = run.run().run().id();
                if (!seen.add(id)) {
                    throw new UsageException(
                            "The run %s is there twice, the second time on the side %s: name every run once."
                                    .formatted(id, side.name()));
                }
            }
        }
    }

    private static Path write(Comparison comparison, Path folder) {
        try {
            return ComparisonReports.write(comparison, folder);
        } catch (IOException e) {
            throw new UsageException(
                    "The comparison cannot be written into %s (%s): free space there, or give another folder with --reports FOLDER."
                            .formatted(folder, RunFolder.reason(e)),
                    e);
        }
    }
}
