package dev.poolproof.agent;

import dev.poolproof.agent.advice.Signals;
import dev.poolproof.guard.GuardedDataSource;
import dev.poolproof.guard.PoolWatch;
import dev.poolproof.guard.PoolWatch.Asking;
import java.sql.Connection;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one pool tells while it works. The guard hears of it when it has answered the first borrow that nobody
 * else watches: before, HikariCP has no name. Thread-safe, and whatever fails here is no affair of the
 * program's.
 */
final class WatchedPool implements BiFunction<String, @Nullable Object, @Nullable Object> {

    /** In place of an asking: the connection is passed on as it is. */
    private static final Object PASSED = new Object();

    /** In place of an asking: the guard does not know the pool yet. */
    private static final Object FIRST = new Object();

    private final Depth depth;
    private final Likenesses likenesses;
    private final Looks looks;
    private final Notices notices;
    private final Supplier<PoolWatch> admission;

    private volatile @Nullable PoolWatch watch;
    private volatile boolean leftAlone;

    /** @param admission puts it under guard; called once */
    WatchedPool(Depth depth, Likenesses likenesses, Looks looks, Notices notices, Supplier<PoolWatch> admission) {
        this.depth = depth;
        this.likenesses = likenesses;
        this.looks = looks;
        this.notices = notices;
        this.admission = admission;
    }

    @Override
    public @Nullable Object apply(String signal, @Nullable Object told) {
        switch (signal) {
            case Signals.ASKED -> {
                return ask(true);
            }
            case Signals.ANSWERED -> {
                return told instanceof @Nullable Object[] answer ? answer(answer[0], answer[1], answer[2]) : null;
            }
            case Signals.GIVEN -> {
                return told instanceof Connection lent ? GuardedDataSource.pooled(lent) : told;
            }
            case Signals.CLOSES -> close();
            default -> throw new IllegalArgumentException(signal);
        }
        return null;
    }

    /** @param meant whether it is to be watched at all, this time */
    Object ask(boolean meant) {
        boolean outermost = depth.enter();
        try {
            if (!outermost || !meant || leftAlone) {
                return PASSED;
            }
            PoolWatch present = watch;
            return present == null ? FIRST : present.ask();
        } catch (RuntimeException | LinkageError unforeseen) {
            leaveAlone(unforeseen.toString());
            return PASSED;
        }
    }

    @Nullable
    Object answer(@Nullable Object asked, @Nullable Object connection, @Nullable Object failure) {
        depth.leave();
        if (asked == PASSED) {
            return connection;
        }
        try {
            Asking asking = asked instanceof Asking known ? known : watch().ask();
            if (failure instanceof Throwable thrown) {
                watch().refuse(asking, thrown);
                return null;
            }
            return connection instanceof Connection lent ? lend(asking, lent) : connection;
        } catch (RuntimeException | LinkageError unforeseen) {
            leaveAlone(unforeseen.toString());
            return connection;
        }
    }

    private Object lend(Asking asking, Connection connection) {
        Optional<Likeness> likeness = likenesses.of(looks, connection.getClass(), Connection.class);
        if (likeness.isEmpty()) {
            leaveAlone("nothing can stand for its " + connection.getClass().getName());
            return connection;
        }
        return likeness.get().give(watch().lend(asking, connection), connection);
    }

    private void close() {
        PoolWatch present = watch;
        try {
            if (present != null && depth.isOutermost()) {
                present.closes();
            }
        } catch (RuntimeException | LinkageError unforeseen) {
            leaveAlone(unforeseen.toString());
        }
    }

    private PoolWatch watch() {
        PoolWatch present = watch;
        return present != null ? present : admit();
    }

    private synchronized PoolWatch admit() {
        PoolWatch present = watch;
        if (present == null) {
            present = admission.get();
            watch = present;
        }
        return present;
    }

    private void leaveAlone(String reason) {
        leftAlone = true;
        notices.tell("a pool is not watched any more: " + reason);
    }
}
