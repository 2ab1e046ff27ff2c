package dev.poolproof.run.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.record.RunFile;
import dev.poolproof.reports.record.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Short runs of the packaged command line on one kind of database.
 *
 * @param folder where they are kept
 * @param database the options that name the database
 */
record Runs(Path folder, List<String> database) {

    CommandLineProcess start(String... more) throws IOException {
        return startFor("5s", more);
    }

    /** With a load of so long. */
    CommandLineProcess startFor(String duration, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("run", "--rate", "50", "--duration", duration));
        arguments.addAll(database);
        arguments.addAll(List.of("--runs", folder.toString()));
        arguments.addAll(List.of(more));
        return CommandLineProcess.start(arguments.toArray(String[]::new));
    }

    /** The folder of the one run there was. */
    Path only() throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            List<Path> all = found.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    RunRecord record() throws IOException {
        return RunFile.read(only().resolve(RunFolder.RECORD));
    }
}
