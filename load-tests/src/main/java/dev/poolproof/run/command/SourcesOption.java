package dev.poolproof.run.command;

import dev.poolproof.reports.format.SourceTree;
import dev.poolproof.run.plan.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Where the sources of the watched service are. */
final class SourcesOption {

    @Option(
            names = "--sources",
            paramLabel = "FOLDER",
            description = "Folder with sources of the watched service, its repository for example, so that reports name"
                    + " their files; may be given again (default: the checkout, or this folder).")
    private List<Path> folders = List.of();

    /**
     * The sources in these folders.
     *
     * @throws UsageException if one of them is no folder
     */
    SourceTree tree() {
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                throw new UsageException(
                        "There is no folder '%s' to look for sources in: give --sources the repository of the watched service."
                                .formatted(folder));
            }
        }
        return SourceTree.of(folders.isEmpty() ? List.of(RunFolder.home()) : folders);
    }
}
