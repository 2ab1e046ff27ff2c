package dev.poolproof.run.command;

import dev.poolproof.reports.baseline.Baseline;
import dev.poolproof.reports.baseline.BaselineEntry;
import dev.poolproof.reports.baseline.BaselineFile;
import dev.poolproof.reports.baseline.BaselineUpdate;
import dev.poolproof.reports.record.RunFile;
import dev.poolproof.reports.verdict.Invalid;
import dev.poolproof.reports.verdict.Judge;
import dev.poolproof.reports.verdict.Verdict;
import dev.poolproof.reports.verdict.Wording;
import dev.poolproof.run.plan.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings a baseline up to what runs found. */
@Command(
        name = "update",
        description = {
            "Brings a baseline up to what recorded runs found: counts that fell are lowered. What is new or rose is taken in",
            "only where there was no baseline yet, or with --allow-growth.",
            "Exit code 0: written; 1: it would grow, so nothing was written; 2: a run proves nothing."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Poolproof.BuildVersion.class)
final class BaselineUpdateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "RUN",
            arity = "1..*",
            description = "A run.json, or the folder of a run; of several the one counts that saw most.")
    private List<Path> runs = new ArrayList<>();

    @Option(names = "--baseline", paramLabel = "FILE", required = true, description = "The baseline; made if needed.")
    private Path file = Path.of(BaselineFile.USUAL_NAME);

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why findings that are new to it are accepted.")
    private @Nullable String reason;

    @Option(names = "--allow-growth", description = "Takes in what is new, and counts that rose.")
    private boolean allowGrowth;

    @Option(names = "--prune", description = "Removes entries that none of the runs found.")
    private boolean prune;

    @Override
    public Integer call() {
        List<Verdict> verdicts = new ArrayList<>();
        PrintWriter out = spec.commandLine().getOut();
        for (Path run : runs) {
            Verdict verdict = Judge.judge(RunFile.read(RunFolder.recordOf(run)));
            if (verdict instanceof Invalid invalid) {
                out.println("The run " + run + " proves nothing, so nothing was written: "
                        + invalid.reasons().get(0).message());
                out.flush();
                return ExitCode.INVALID.number();
            }
            verdicts.add(verdict);
        }
        ExitCode result = update(verdicts, out);
        out.flush();
        return result.number();
    }

    private ExitCode update(List<Verdict> verdicts, PrintWriter out) {
        boolean first = !Files.exists(file);
        Baseline known = first ? new Baseline(List.of()) : BaselineFile.read(file);
        BaselineUpdate update = BaselineUpdate.of(known, verdicts);
        if (!first && !allowGrowth && !update.growth().isEmpty()) {
            out.println("The baseline " + file + " would grow, so nothing was written:");
            update.growth().forEach(line -> out.println("  " + line));
            out.println("Repair what is new, or take it in with --allow-growth.");
            return ExitCode.FAIL;
        }
        if (!update.added().isEmpty() && (reason == null || reason.isBlank())) {
            throw new UsageException(
                    "%s new to the baseline, and each is accepted for a reason: give it with --reason TEXT."
                            .formatted(
                                    update.added().size() == 1
                                            ? "One finding is"
                                            : Wording.number(update.added().size()) + " findings are"));
        }
        Baseline after = update.baseline(Objects.requireNonNullElse(reason, ""), prune);
        write(after);
        tell(update, after, out);
        return ExitCode.PASS;
    }

    private void write(Baseline baseline) {
        try {
            BaselineFile.write(file, baseline);
        } catch (IOException e) {
            throw new UsageException(
                    "The baseline %s cannot be written (%s): give another file with --baseline FILE."
                            .formatted(file, RunFolder.reason(e)),
                    e);
        }
    }

    private void tell(BaselineUpdate update, Baseline after, PrintWriter out) {
        update.growth().forEach(line -> out.println("  taken in  " + line));
        update.shrinkage().forEach(line -> out.println("  lowered   " + line));
        for (BaselineEntry entry : update.gone()) {
            out.println((prune ? "  removed   " : "  not seen  ") + entry.name());
        }
        if (!prune && !update.gone().isEmpty()) {
            out.println("What was not seen stays; where it is repaired, remove it with --prune.");
        }
        out.println("Written: " + file + ", " + Wording.count(after.entries().size(), "accepted finding") + ".");
    }
}
