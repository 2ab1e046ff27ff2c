package dev.poolproof.run.command;

import dev.poolproof.reports.format.ConsoleReport;
import dev.poolproof.reports.format.JudgedRun;
import dev.poolproof.reports.record.RunFile;
import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.reports.verdict.Judge;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Judges a recorded run again, without load and without a database. */
@Command(
        name = "judge",
        description = "Judges a recorded run again: no load, no database.",
        mixinStandardHelpOptions = true,
        versionProvider = Poolproof.BuildVersion.class)
final class JudgeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "A run.json, or the folder of a run that holds one.")
    private Path file = Path.of("run.json");

    @Override
    public Integer call() {
        Path record = java.nio.file.Files.isDirectory(file) ? file.resolve("run.json") : file;
        RunRecord run = RunFile.read(record);
        JudgedRun judged = new JudgedRun(run, Judge.judge(run));
        System.out.print(ConsoleReport.render(judged, Terminal.wantsColour()));
        return judged.verdict().exitCode();
    }
}
