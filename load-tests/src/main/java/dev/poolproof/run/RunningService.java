package dev.poolproof.run;

import dev.poolproof.reports.record.GuardEvidence;
import dev.poolproof.run.plan.UsageException;
import dev.poolproof.run.sample.GuardObserver;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/**
 * A service that runs somewhere, and has the guard.
 *
 * @param address where it listens, or the address of its guard's snapshot
 */
public record RunningService(URI address) {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /**
     * Asks nobody yet.
     *
     * @throws UsageException if that is no address of a service
     */
    public RunningService {
        boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        if (!http || address.getHost() == null) {
            throw new UsageException(
                    "'%s' is no address of a service: give one such as http://127.0.0.1:8080.".formatted(address));
        }
    }

    /**
     * What its guard says now.
     *
     * @throws UsageException if no guard answers there
     * @throws InterruptedException if interrupted while waiting for the answer
     */
    public GuardEvidence guard() throws InterruptedException {
        try {
            return new GuardObserver(address, PATIENCE).evidence();
        } catch (IOException e) {
            throw new UsageException(
                    "No guard answers at %s (%s): name a service that runs and has the guard, or the address of its snapshot."
                            .formatted(address, reason(e)),
                    e);
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
