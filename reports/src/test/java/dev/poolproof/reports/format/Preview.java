package dev.poolproof.reports.format;

import dev.poolproof.reports.HourRun;
import dev.poolproof.reports.SampleRuns;
import dev.poolproof.reports.compare.Comparison;
import dev.poolproof.reports.record.RunFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Renders reports to look at them: {@code Preview FOLDER} those of the sample runs and of a run of an hour, {@code Preview FOLDER
 * run.json} those of one run. Sources are those of the folder that it is called in.
 */
public final class Preview {

    private Preview() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        PrintStream console = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        SourceTree sources = SourceTree.of(List.of(Path.of("")));
        if (arguments.length > 1) {
            JudgedRun judged = JudgedRun.of(RunFile.read(Path.of(arguments[1])), sources);
            Path page = Reports.write(judged, folder);
            console.print(new ConsoleReport(true).render(judged, page.toString()));
            return;
        }
        for (SampleRuns sample : SampleRuns.values()) {
            JudgedRun judged = JudgedRun.of(sample.record(), sources);
            Path page = Reports.write(judged, folder.resolve(sample.name().toLowerCase(Locale.ROOT)));
            RunFile.write(page.resolveSibling("run.json"), judged.run());
            console.print(new ConsoleReport(true).render(judged, page.toString()));
            console.println();
        }
        Path hour = Reports.write(JudgedRun.of(HourRun.record(), sources), folder.resolve("hour"));
        RunFile.write(hour.resolveSibling("run.json"), HourRun.record());
        for (Map.Entry<String, Comparison> comparison : Comparisons.all().entrySet()) {
            Path page = ComparisonReports.write(comparison.getValue(), folder.resolve(comparison.getKey()));
            console.print(new ComparisonConsole(true).render(comparison.getValue(), page.toString()));
            console.println();
        }
    }
}
