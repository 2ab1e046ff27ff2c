package dev.poolproof.run.sample;

import dev.poolproof.reports.record.Sample;
import dev.poolproof.reports.record.Sample.GuardSample;
import dev.poolproof.reports.record.Sample.LoadSample;
import dev.poolproof.reports.record.Sample.PoolSample;
import dev.poolproof.reports.record.Sample.ServerSample;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes a sample of everything at a fixed interval, on threads of its own, until it is closed. A source that does not
 * answer leaves a hole in the sample and does not hold up the others.
 */
public final class Sampler implements AutoCloseable {

    private final RunClock clock;
    private final @Nullable ServerObserver server;
    private final @Nullable GuardObserver guard;
    private final PoolWatch pools;
    private final Supplier<Optional<LoadSample>> load;
    private final Consumer<Sample> receiver;
    private final ExecutorService guardThread = Executors.newSingleThreadExecutor(Sampler::thread);
    private final ExecutorService poolThread = Executors.newSingleThreadExecutor(Sampler::thread);
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(Sampler::thread);

    private Sampler(
            RunClock clock,
            @Nullable ServerObserver server,
            @Nullable GuardObserver guard,
            PoolWatch pools,
            Supplier<Optional<LoadSample>> load,
            Consumer<Sample> receiver) {
        this.clock = clock;
        this.server = server;
        this.guard = guard;
        this.pools = pools;
        this.load = load;
        this.receiver = receiver;
    }

    /**
     * Starts sampling; the receiver is called on the sampler's thread, in order of time.
     *
     * @param server null where the run does without
     * @param guard null where the run does without
     */
    public static Sampler start(
            Duration interval,
            RunClock clock,
            @Nullable ServerObserver server,
            @Nullable GuardObserver guard,
            PoolWatch pools,
            Supplier<Optional<LoadSample>> load,
            Consumer<Sample> receiver) {
        Sampler sampler = new Sampler(clock, server, guard, pools, load, receiver);
        var unused = sampler.ticker.scheduleAtFixedRate(sampler::tick, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
        return sampler;
    }

    private void tick() {
        long atMillis = clock.millis();
        Future<@Nullable GuardSample> guardSample = guardThread.submit(this::guardSample);
        Future<@Nullable PoolSample> poolSample = poolThread.submit(pools::sample);
        @Nullable ServerSample serverSample = answer(this::serverSample);
        receiver.accept(new Sample(
                atMillis, serverSample, answer(guardSample::get), load.get().orElse(null), answer(poolSample::get)));
    }

    private @Nullable ServerSample serverSample() throws SQLException {
        return server == null ? null : server.sample();
    }

    private @Nullable GuardSample guardSample() throws IOException, InterruptedException {
        return guard == null ? null : GuardObserver.brief(guard.evidence());
    }

    private static <T> @Nullable T answer(Callable<T> source) {
        try {
            return source.call();
        } catch (SQLException | IOException | ExecutionException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "sampler");
        thread.setDaemon(true);
        return thread;
    }

    /** Stops sampling and waits until the last sample has been delivered. */
    @Override
    public void close() {
        ticker.shutdown();
        try {
            if (!ticker.awaitTermination(5, TimeUnit.SECONDS)) {
                ticker.shutdownNow();
            }
        } catch (InterruptedException e) {
            ticker.shutdownNow();
            Thread.currentThread().interrupt();
        }
        guardThread.shutdownNow();
        poolThread.shutdownNow();
    }
}
