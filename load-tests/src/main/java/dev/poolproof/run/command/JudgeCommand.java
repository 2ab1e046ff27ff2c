package dev.poolproof.run.command;

import dev.poolproof.reports.format.ConsoleReport;
import dev.poolproof.reports.format.JudgedRun;
import dev.poolproof.reports.format.Reports;
import dev.poolproof.reports.record.RunFile;
import dev.poolproof.run.plan.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Judges a recorded run again, without load and without a database. */
@Command(
        name = "judge",
        description = "Judges a recorded run again: no load, no database.",
        mixinStandardHelpOptions = true,
        versionProvider = Poolproof.BuildVersion.class)
final class JudgeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "A run.json, or the folder of a run that holds one.")
    private Path file = Path.of(RunFolder.RECORD);

    @Option(
            names = "--reports",
            paramLabel = "FOLDER",
            description = "Writes every report anew into this folder, the run's own for example.")
    private @Nullable Path reports;

    @Mixin
    private BaselineOption baseline = new BaselineOption();

    @Mixin
    private SourcesOption sources = new SourcesOption();

    @Override
    public Integer call() {
        JudgedRun judged = baseline.read().apply(JudgedRun.of(RunFile.read(RunFolder.recordOf(file)), sources.tree()));
        String page = reports == null ? null : write(judged, reports).toString();
        System.out.print(new ConsoleReport(Terminal.wantsColour()).render(judged, page));
        return judged.exitCode();
    }

    private static Path write(JudgedRun judged, Path folder) {
        try {
            return Reports.write(judged, folder);
        } catch (IOException e) {
            throw new UsageException(
                    "The reports cannot be written into %s (%s): free space there, or give another folder with --reports FOLDER."
                            .formatted(folder, RunFolder.reason(e)),
                    e);
        }
    }
}
