package dev.poolproof.run.provision;

import dev.poolproof.reports.record.Environment.DatabaseFacts;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** A database as every strategy hands it over. */
final class ProvidedDatabase implements Database {

    private final DatabaseFacts facts;
    private final Access service;
    private final Access administrator;
    private final String schemaPrefix;
    private final BooleanSupplier alive;
    private final Runnable removal;
    private final AtomicBoolean closed = new AtomicBoolean();

    ProvidedDatabase(
            DatabaseFacts facts,
            Access service,
            Access administrator,
            String schemaPrefix,
            BooleanSupplier alive,
            Runnable removal) {
        this.facts = facts;
        this.service = service;
        this.administrator = administrator;
        this.schemaPrefix = schemaPrefix;
        this.alive = alive;
        this.removal = removal;
    }

    /** The same database, with the reason why it was chosen in its facts. Only the result is to be closed. */
    ProvidedDatabase chosen(String why) {
        DatabaseFacts explained = new DatabaseFacts(
                facts.provision(), why, facts.engine(), facts.engineVersion(), facts.maxConnections(), facts.driver());
        return new ProvidedDatabase(explained, service, administrator, schemaPrefix, alive, this::close);
    }

    @Override
    public DatabaseFacts facts() {
        return facts;
    }

    @Override
    public Access service() {
        return service;
    }

    @Override
    public Access administrator() {
        return administrator;
    }

    @Override
    public String schemaPrefix() {
        return schemaPrefix;
    }

    @Override
    public boolean isAlive() {
        return !closed.get() && alive.getAsBoolean();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            Patience.uninterrupted(removal);
        }
    }
}
