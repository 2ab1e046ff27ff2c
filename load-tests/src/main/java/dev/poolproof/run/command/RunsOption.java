package dev.poolproof.run.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where runs are kept. */
final class RunsOption {

    @Option(
            names = "--runs",
            paramLabel = "FOLDER",
            description = "Folder that keeps the runs (default: reports/runs, of the checkout or here).")
    private @Nullable Path root;

    @Nullable
    Path root() {
        return root;
    }
}
