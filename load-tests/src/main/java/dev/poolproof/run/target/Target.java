package dev.poolproof.run.target;

import java.net.URI;
import java.util.List;

/** What is watched, as far as it is known from outside. */
public interface Target {

    /** Where it answers; empty where only the server knows of it. */
    List<URI> addresses();

    /** Whether it may still live: false only when a process of ours is known to have ended. */
    boolean mayLive();

    /** The last lines it wrote, oldest first; empty where they cannot be read. */
    List<String> lastLines();
}
