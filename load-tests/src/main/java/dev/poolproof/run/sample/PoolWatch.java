package dev.poolproof.run.sample;

import dev.poolproof.reports.record.PoolEvidence;
import dev.poolproof.reports.record.PoolEvidence.Pool;
import dev.poolproof.reports.record.Sample.PoolSample;
import dev.poolproof.run.plan.PoolPlan;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** All sources of pool evidence of a run together; perhaps none. Safe for use by several threads; closes its observers. */
public final class PoolWatch implements AutoCloseable {

    private static final int LEAST_READINGS = 3;
    private static final Duration PAUSE = Duration.ofMillis(100);

    /** HikariCP works its gauges out once a second at most (7.1); what is out for longer than this is out. */
    private static final Duration LONG_ENOUGH = Duration.ofMillis(2_200);

    private final List<PoolObserver> observers;

    /** Of the first evidence at rest, by source and pool, the most in use. */
    private final Map<String, Long> outBefore = new ConcurrentHashMap<>();

    private volatile boolean isRested;

    public PoolWatch(List<PoolObserver> observers) {
        this.observers = List.copyOf(observers);
    }

    /**
     * Finds the sources of a plan.
     *
     * @param patience how long each answer may take
     * @throws dev.poolproof.run.plan.UsageException if a page or process that was named does not answer; nothing is left open then
     */
    public static PoolWatch open(PoolPlan plan, Duration patience) throws InterruptedException {
        List<PoolObserver> found = new ArrayList<>();
        try {
            for (URI page : plan.pages()) {
                found.add(PoolSources.open(page, patience, plan.authorization()));
            }
            for (String process : plan.processes()) {
                found.add(JavaProcess.observe(process));
            }
            for (URI service : plan.services()) {
                PoolSources.find(service, patience, plan.authorization()).ifPresent(found::add);
            }
            return new PoolWatch(found);
        } catch (InterruptedException | RuntimeException e) {
            found.forEach(PoolObserver::close);
            throw e;
        }
    }

    /** Of a run that does without. */
    public static PoolWatch none() {
        return new PoolWatch(List.of());
    }

    /** Where it reads, as people know it. */
    public List<String> sources() {
        return observers.stream().map(PoolObserver::source).toList();
    }

    /** Whether there is any source at all. */
    public boolean isAsked() {
        return !observers.isEmpty();
    }

    /** All pools in brief, each process once; null where one of the sources does not answer or there is none. */
    public @Nullable PoolSample sample() throws InterruptedException {
        List<Pool> pools = new ArrayList<>();
        Set<Long> processes = new HashSet<>();
        for (PoolObserver observer : observers) {
            PoolEvidence read = read(observer);
            Long started = read.startedAtEpochMillis();
            if (read.pools() == null) {
                return null;
            }
            if (started == null || processes.add(started)) {
                pools.addAll(pools(read));
            }
        }
        return isAsked()
                ? new PoolSample(
                        pools.size(),
                        sum(pools, Pool::active),
                        sum(pools, Pool::idle),
                        sum(pools, Pool::pending),
                        sum(pools, Pool::total),
                        sum(pools, Pool::timeouts))
                : null;
    }

    /**
     * What every source says at rest. It reads several times, and goes on for a little more than two seconds while anything is in
     * use: one reading may catch a task at work, or be of a moment ago.
     *
     * @return null where there is no source
     */
    public @Nullable List<PoolEvidence> evidence() throws InterruptedException {
        if (!isAsked()) {
            return null;
        }
        List<PoolEvidence> seen = readings();
        if (!isRested) {
            seen.forEach(source -> pools(source)
                    .forEach(pool -> outBefore.put(
                            source.source() + ' ' + pool.name(), Objects.requireNonNullElse(pool.activeMost(), 0L))));
            isRested = true;
        }
        return seen;
    }

    /** Whether a pool has more in use now than it had at the first rest; a source that does not answer has. */
    public boolean hasMoreOutThanBefore() throws InterruptedException {
        return read().stream()
                .anyMatch(source -> source.pools() == null
                        || pools(source).stream()
                                .anyMatch(pool -> Objects.requireNonNullElse(pool.active(), 0L)
                                        > outBefore.getOrDefault(source.source() + ' ' + pool.name(), 0L)));
    }

    private List<PoolEvidence> readings() throws InterruptedException {
        List<PoolEvidence> seen = read();
        long until = System.nanoTime() + LONG_ENOUGH.toNanos();
        for (int readings = 1;
                readings < LEAST_READINGS
                        || (System.nanoTime() < until && seen.stream().anyMatch(PoolWatch::isInUse));
                readings++) {
            Thread.sleep(PAUSE.toMillis());
            List<PoolEvidence> before = seen;
            List<PoolEvidence> now = read();
            seen = IntStream.range(0, now.size())
                    .mapToObj(source -> PoolReadings.together(before.get(source), now.get(source)))
                    .toList();
        }
        return seen;
    }

    private List<PoolEvidence> read() throws InterruptedException {
        List<PoolEvidence> seen = new ArrayList<>();
        for (PoolObserver observer : observers) {
            seen.add(read(observer));
        }
        return seen;
    }

    private static PoolEvidence read(PoolObserver observer) throws InterruptedException {
        try {
            return observer.read();
        } catch (IOException e) {
            return PoolEvidence.missing(observer.source());
        }
    }

    private static boolean isInUse(PoolEvidence source) {
        return pools(source).stream().map(Pool::active).filter(Objects::nonNull).anyMatch(active -> active > 0);
    }

    private static List<Pool> pools(PoolEvidence source) {
        List<Pool> pools = source.pools();
        return pools == null ? List.of() : pools;
    }

    private static @Nullable Long sum(List<Pool> pools, Function<Pool, @Nullable Long> figure) {
        long sum = 0;
        for (Pool pool : pools) {
            Long value = figure.apply(pool);
            if (value == null) {
                return null;
            }
            sum += value;
        }
        return sum;
    }

    @Override
    public void close() {
        observers.forEach(PoolObserver::close);
    }
}
