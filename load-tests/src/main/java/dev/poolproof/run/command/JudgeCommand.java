package dev.poolproof.run.command;

import dev.poolproof.reports.format.ConsoleReport;
import dev.poolproof.reports.format.JudgedRun;
import dev.poolproof.reports.record.RunFile;
import java.nio.file.Files;
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
    private Path file = Path.of(RunFolder.RECORD);

    @Override
    public Integer call() {
        Path record = Files.isDirectory(file) ? file.resolve(RunFolder.RECORD) : file;
        JudgedRun judged = JudgedRun.of(RunFile.read(record));
        System.out.print(new ConsoleReport(Terminal.wantsColour()).render(judged));
        return judged.verdict().exitCode();
    }
}
