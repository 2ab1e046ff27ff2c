package dev.poolproof.run.command;

import dev.poolproof.reports.baseline.Baseline;
import dev.poolproof.reports.baseline.BaselineFile;
import dev.poolproof.reports.format.JudgedRun;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Findings that are known. */
final class BaselineOption {

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "Findings that are known and fail nobody; './poolproof baseline update' writes them.")
    private @Nullable Path file;

    /**
     * What the baseline makes of a run; the same run where there is none. Read at once, so that a file that cannot be read costs no
     * run.
     *
     * @throws dev.poolproof.reports.baseline.UnreadableBaselineException if the file is no baseline
     */
    UnaryOperator<JudgedRun> read() {
        if (file == null) {
            return UnaryOperator.identity();
        }
        Baseline baseline = BaselineFile.read(file);
        return judged -> judged.accepting(baseline);
    }
}
