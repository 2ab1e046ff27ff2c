package dev.poolproof.run.load;

import dev.poolproof.reports.record.LoadFacts;
import dev.poolproof.reports.record.Sample.LoadSample;
import dev.poolproof.run.plan.Durations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A load that goes on until its time is over or a file appears, whichever is first: a command that would never
 * end by itself, or a load from elsewhere, of which nothing else is known.
 *
 * <p>A file that does not appear in time says that nobody knows whether the load was sent. As safe for use by
 * several threads as the command is.
 */
public final class BoundedLoad implements Load {

    private static final String ELSEWHERE = "elsewhere";

    private final @Nullable CommandLoad command;
    private final Duration limit;
    private final @Nullable Path file;
    private volatile long startedNanos;

    /**
     * Starts nothing yet.
     *
     * @param command null for a load from elsewhere
     * @param limit how long it goes on at most
     * @param file null to wait for the time alone
     */
    public BoundedLoad(@Nullable CommandLoad command, Duration limit, @Nullable Path file) {
        this.command = command;
        this.limit = limit;
        this.file = file;
    }

    @Override
    public void start() {
        startedNanos = System.nanoTime();
        if (command != null) {
            command.start();
        }
    }

    @Override
    public boolean isRunning() {
        return !hasAppeared() && !isOver() && (command == null || command.isRunning());
    }

    @Override
    public Optional<LoadSample> progress() {
        return Optional.empty();
    }

    @Override
    public LoadFacts await(Duration patience) throws InterruptedException {
        boolean byItself = command != null && !command.isRunning();
        if (file != null && !byItself && !hasAppeared()) {
            throw LoadLostException.untimely("The file %s that ends the load did not appear within %s."
                    .formatted(file, Durations.format(limit)));
        }
        if (command == null) {
            return LoadFacts.uncounted(ELSEWHERE, null);
        }
        command.cutShort();
        return command.await(patience);
    }

    private boolean hasAppeared() {
        return file != null && Files.exists(file);
    }

    private boolean isOver() {
        return System.nanoTime() - startedNanos >= limit.toNanos();
    }

    @Override
    public void close() {
        if (command != null) {
            command.close();
        }
    }
}
