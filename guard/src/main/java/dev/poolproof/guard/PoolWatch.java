package dev.poolproof.guard;

import dev.poolproof.guard.site.CallPath;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/**
 * A pool under guard from which its borrowers take connections themselves: for whoever stands inside the
 * pool's own methods, as an agent does. Everybody else uses a {@link GuardedDataSource}. Thread-safe.
 *
 * <p>Before the pool hands out a connection, {@link #ask}; afterwards, on the same thread, {@link #lend} or
 * {@link #refuse}.
 */
public final class PoolWatch {

    /** That the current thread asks the pool for a connection, until it has one or is refused. */
    public static final class Asking {

        private static final Asking ALONE = new Asking(null);

        /** Null where it holds none of the pool's. */
        private final @Nullable NestedAsk nested;

        private Asking(@Nullable NestedAsk nested) {
            this.nested = nested;
        }
    }

    private final Guard guard;
    private final PoolLedger ledger;

    PoolWatch(Guard guard, PoolLedger ledger) {
        this.guard = guard;
        this.ledger = ledger;
    }

    public Asking ask() {
        NestedAsk nested = guard.lending().ask(ledger);
        return nested == null ? Asking.ALONE : new Asking(nested);
    }

    /**
     * Records what the pool handed out.
     *
     * @return what the borrower must be given in its place, and has to close
     */
    public Connection lend(Asking asking, Connection connection) {
        return guard.lending().lend(ledger, asking.nested, connection);
    }

    /** Records that the pool threw instead. */
    public void refuse(Asking asking, Throwable failure) {
        guard.lending().countFailure(ledger, asking.nested, failure);
    }

    /** Records that the caller closes the pool; again, that it had done so already, which changes nothing. */
    public void closes() {
        guard.lending().close(ledger, CallPath.here());
    }
}
