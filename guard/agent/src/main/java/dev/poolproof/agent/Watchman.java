package dev.poolproof.agent;

import dev.poolproof.agent.advice.Signals;
import dev.poolproof.guard.Guard;
import dev.poolproof.guard.site.CallPath;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Hears the signals of all instrumented classes. Thread-safe, and whatever fails here is no affair of the
 * program's.
 */
final class Watchman implements BiFunction<String, @Nullable Object, @Nullable Object> {

    private final Guard guard;
    private final Likenesses likenesses;
    private final Notices notices;
    private final Depth depth = new Depth();
    private final Drivers drivers;
    private final Requests requests;

    Watchman(Guard guard, Likenesses likenesses, Notices notices, boolean driversWatched) {
        this.guard = guard;
        this.likenesses = likenesses;
        this.notices = notices;
        this.drivers = new Drivers(guard, depth, likenesses, notices, driversWatched);
        this.requests = new Requests(guard);
    }

    @Override
    public @Nullable Object apply(String signal, @Nullable Object told) {
        try {
            return hear(signal, told);
        } catch (RuntimeException | LinkageError unforeseen) {
            notices.tell("not understood, signal \"" + signal + "\": " + unforeseen);
            return null;
        }
    }

    private @Nullable Object hear(String signal, @Nullable Object told) {
        @Nullable Object[] parts = told instanceof @Nullable Object[] several ? several : new @Nullable Object[] {told};
        switch (signal) {
            case Signals.MADE -> {
                return parts[0] instanceof DataSource pool ? made(pool) : null;
            }
            case Signals.ASKED -> {
                return drivers.ask();
            }
            case Signals.ANSWERED -> {
                return drivers.answer(parts[0], parts[1], parts[2]);
            }
            case Signals.SERVES -> {
                return parts[0] == null || parts[1] == null ? null : requests.begin(parts[0], parts[1]);
            }
            case Signals.ROUTED -> {
                if (parts[0] != null) {
                    requests.route(parts[0]);
                }
            }
            case Signals.SERVED -> requests.end(parts[0], parts[1]);
            case Signals.GUARD_ASKS -> {
                depth.enter();
                notices.tell("the program has a guard of its own; the pools that it watches are left to it");
            }
            case Signals.GUARD_ASKED -> depth.leave();
            default -> throw new IllegalArgumentException(signal);
        }
        return null;
    }

    private WatchedPool made(DataSource pool) {
        CallPath madeBy = CallPath.here();
        String route = guard.currentRoute();
        Looks looks = PoolType.of(pool.getClass()).looks();
        return new WatchedPool(depth, likenesses, looks, notices, () -> guard.watchFromWithin(pool, madeBy, route));
    }
}
