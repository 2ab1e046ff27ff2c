package dev.poolproof.run.target;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is watched, as far as it is known from outside. */
public interface Target {

    /** Where it answers; empty where only the server knows of it. */
    List<URI> addresses();

    /** Whether it may still live: false only when a process of ours is known to have ended. */
    boolean mayLive();

    /** The last lines it wrote, oldest first; empty where they cannot be read. */
    List<String> lastLines();

    /**
     * Whether every address answers now, with whatever; null where nobody needs to ask: it has no address, or is a
     * process of ours.
     *
     * @throws InterruptedException if interrupted while waiting for an answer
     */
    default @Nullable Boolean answers() throws InterruptedException {
        return null;
    }
}
