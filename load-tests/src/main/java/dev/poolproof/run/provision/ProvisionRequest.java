package dev.poolproof.run.provision;

import dev.poolproof.run.plan.UsageException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a run wants of its database.
 *
 * @param maxConnections the limit the server is started with; an existing server keeps its own
 * @param image the image that a container is started from
 * @param existing the existing server, null unless one was named
 * @param runId the run's id, part of every name on an existing server
 * @param workFolder an existing folder for the server's log
 * @param progress told, in a sentence, what takes long; called from the thread that provides and from the one that closes
 */
public record ProvisionRequest(
        int maxConnections,
        String image,
        @Nullable ExistingServer existing,
        String runId,
        Path workFolder,
        Consumer<String> progress) {

    public static final int DEFAULT_MAX_CONNECTIONS = 24;
    public static final String DEFAULT_IMAGE = "mysql:8.4";

    /**
     * @throws UsageException if the limit is not positive or the image has no name
     */
    public ProvisionRequest {
        Objects.requireNonNull(workFolder);
        Objects.requireNonNull(progress);
        if (maxConnections < 1) {
            throw new UsageException("max_connections was given as " + maxConnections
                    + ": expected 1 or more, for example " + DEFAULT_MAX_CONNECTIONS);
        }
        if (image.isBlank()) {
            throw new UsageException("the database image has no name: give one, for example " + DEFAULT_IMAGE);
        }
        if (runId.isBlank()) {
            throw new IllegalArgumentException("a run without id");
        }
    }

    void tell(String message) {
        progress.accept(message);
    }
}
