package dev.poolproof.app;

import dev.poolproof.app.tenant.DatabaseSettings;
import dev.poolproof.app.tenant.Schemas;
import dev.poolproof.app.tenant.TenantSettings;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The databases being prepared on a thread of their own: most of that time is spent waiting for the server's disk. */
final class SchemasInTheMaking {

    private final CompletableFuture<Void> done;

    private SchemasInTheMaking(CompletableFuture<Void> done) {
        this.done = done;
    }

    static SchemasInTheMaking begin(DatabaseSettings database, TenantSettings tenants) {
        Schemas schemas = new Schemas(database, tenants);
        return new SchemasInTheMaking(CompletableFuture.runAsync(schemas::prepare, SchemasInTheMaking::run));
    }

    /**
     * Returns when the databases are ready.
     *
     * @throws dev.poolproof.app.tenant.SchemasNotReadyException if the server cannot be reached or refuses
     */
    void await() {
        try {
            done.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException reason) {
                throw reason;
            }
            throw failure;
        }
    }

    /** A start that fails elsewhere must not wait for this one. */
    private static void run(Runnable preparation) {
        Thread thread = new Thread(preparation, "schemas");
        thread.setDaemon(true);
        thread.start();
    }
}
