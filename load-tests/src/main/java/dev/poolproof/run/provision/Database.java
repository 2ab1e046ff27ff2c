package dev.poolproof.run.provision;

import dev.poolproof.reports.record.Environment.DatabaseFacts;

/**
 * A database server that is there for one run. Whoever was given it closes it; closing twice is harmless.
 *
 * <p>Thread-safe. {@link #close()} may be called from a JVM shutdown hook.
 */
public interface Database extends AutoCloseable {

    /** The server as it described itself after its start. */
    DatabaseFacts facts();

    /**
     * How the watched service logs in: no administrator, may create and use the schemas whose names begin with
     * {@link #schemaPrefix()}, and nothing else.
     */
    Access service();

    /**
     * How the observer logs in: may read the status counters, all sessions, their connection attributes and InnoDB's
     * transactions. Where the server can, this leads through a door that {@code max_connections} does not close.
     */
    Access administrator();

    /**
     * What the service's schema names must begin with, for example {@code poolproof_}; ends with an underscore. On a
     * server that is shared with others it contains the run's id.
     */
    String schemaPrefix();

    /** Whether the server still runs. Cheap enough to ask several times a second. */
    boolean isAlive();

    /** Removes everything that was made for the run: server, files, container; on an existing server schemas and account. */
    @Override
    void close();
}
