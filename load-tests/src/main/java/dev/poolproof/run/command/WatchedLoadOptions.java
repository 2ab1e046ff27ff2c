package dev.poolproof.run.command;

import dev.poolproof.run.load.BoundedLoad;
import dev.poolproof.run.load.CommandLoad;
import dev.poolproof.run.load.Load;
import dev.poolproof.run.plan.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The load of a watch: a command, or whatever comes from elsewhere meanwhile. */
final class WatchedLoadOptions {

    /** A file that never appears must not keep a CI job for ever. */
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private static final Duration NO_LIMIT = Duration.ofDays(365);

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = {
                "How long the load lasts, for example 2m: a command that still runs then is ended, which is no failure of its own;",
                "without a command, a load from elsewhere must be over by then."
            })
    private @Nullable Duration limit;

    @Option(
            names = "--until-file",
            paramLabel = "FILE",
            description = {
                "The load is over when this file appears, with a command or without: the last step of a remote load makes it.",
                "Waits for --for at most (1h where that is not given), and proves nothing if the file does not appear."
            })
    private @Nullable Path file;

    @Option(
            names = "--repeat",
            paramLabel = "COUNT",
            defaultValue = "1",
            description = {
                "How often to run the command, each time until the service is at rest again. Three times tell from the server",
                "alone a pool that has grown from connections that do not come back (default: ${DEFAULT-VALUE})."
            })
    private int repeat;

    @Parameters(
            paramLabel = "COMMAND",
            arity = "0..*",
            description = "The command that sends the load, with its arguments, behind --, for example: -- npm test")
    private List<String> command = new ArrayList<>();

    int repeat() {
        return repeat;
    }

    /** The program that sends the load, null for a load from elsewhere. */
    @Nullable
    String program() {
        return command.isEmpty() ? null : CommandLoad.program(command);
    }

    /**
     * The load; the caller closes it.
     *
     * @throws UsageException if nothing says when it is over, or two things contradict each other
     */
    Load load() {
        if (command.isEmpty() && limit == null && file == null) {
            throw new UsageException(
                    "What is the load? Give a command behind --, for example ./poolproof watch --db … -- npm test; or for a load from elsewhere --for 5m, or --until-file FILE.");
        }
        if (command.isEmpty() && repeat > 1) {
            throw new UsageException(
                    "--repeat runs a command again, but there is none: a load from elsewhere is sent once.");
        }
        if (file != null && repeat > 1) {
            throw new UsageException(
                    "--until-file and --repeat do not go together: the file would be there at the second time. Use --for.");
        }
        if (file != null && Files.exists(file)) {
            throw new UsageException(
                    "The file %s of --until-file is there already, so the load would be over at once: remove it first."
                            .formatted(file));
        }
        CommandLoad sending = command.isEmpty() ? null : new CommandLoad(command);
        if (sending != null && limit == null && file == null) {
            return sending;
        }
        Duration longest = limit != null ? limit : file != null ? LONGEST_WAIT : NO_LIMIT;
        return new BoundedLoad(sending, longest, file);
    }
}
