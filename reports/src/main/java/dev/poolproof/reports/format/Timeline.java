package dev.poolproof.reports.format;

import dev.poolproof.reports.format.Chart.Band;
import dev.poolproof.reports.format.Chart.Limit;
import dev.poolproof.reports.format.Chart.Line;
import dev.poolproof.reports.format.Chart.Marks;
import dev.poolproof.reports.record.Outcome;
import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.reports.record.Sample;
import dev.poolproof.reports.record.Sample.GuardSample;
import dev.poolproof.reports.record.Sample.LoadSample;
import dev.poolproof.reports.record.Sample.PoolSample;
import dev.poolproof.reports.record.Sample.ServerSample;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A run's samples as charts. What was not sampled is a gap, never a zero. */
final class Timeline {

    private final RunRecord run;
    private final List<Double> seconds;
    private final List<Band> bands;
    private final double end;

    Timeline(RunRecord run) {
        this.run = run;
        seconds =
                run.samples().stream().map(sample -> sample.atMillis() / 1000.0).toList();
        bands = run.phases().stream()
                .map(phase ->
                        new Band(Moments.name(phase.name()), phase.startMillis() / 1000.0, phase.endMillis() / 1000.0))
                .toList();
        double lastSample = seconds.isEmpty() ? 0 : seconds.get(seconds.size() - 1);
        end = Math.max(lastSample, run.run().durationMillis() / 1000.0);
    }

    /** Of somebody's service only what one of the witnesses saw: that it has no guard, or no load of ours, is no gap. */
    List<Chart> charts() {
        boolean watched = run.plan().watch() != null;
        return Stream.of(client(), server(), waiting(), pools(), answers())
                .filter(chart -> !watched || chart.isKnown())
                .toList();
    }

    /** What the pools say. */
    Chart client() {
        return chart(
                "client",
                "Connections in the pools",
                "connections",
                null,
                List.of(failures()),
                new Line("active", "active", "area", pooled(GuardSample::active, PoolSample::active)),
                new Line("idle", "idle", "line", pooled(GuardSample::idle, PoolSample::idle)));
    }

    /** Who waits for them; on a scale of its own, because many may wait for few. */
    Chart waiting() {
        return chart(
                "waiting",
                "Waiting for a connection",
                "threads",
                null,
                List.of(failures()),
                new Line("pending", "pending", "area", pooled(GuardSample::pending, PoolSample::pending)));
    }

    /** What the server says, against its limit. */
    Chart server() {
        int limit = run.environment().database().maxConnections();
        return chart(
                "server",
                "Sessions on the server",
                "sessions",
                limit == 0 ? null : new Limit("max_connections", limit),
                List.of(refusals()),
                new Line("all sessions", "sessions", "step", server(ServerSample::sessions)),
                new Line("this service", "stamped", "step", server(ServerSample::stamped)));
    }

    Chart pools() {
        return chart(
                "pools",
                "Pools alive",
                "pools",
                null,
                List.of(refusals()),
                new Line("live pools", "pools", "step", pooled(GuardSample::livePools, PoolSample::pools)));
    }

    /** What the clients got, per second. */
    Chart answers() {
        return chart(
                "answers",
                "Answers to clients",
                "per second",
                null,
                List.of(),
                new Line("failures", "failures", "blocks", rate(LoadSample::failed)),
                new Line("as expected", "expected", "line", rate(Timeline::asExpected)));
    }

    private Chart chart(String id, String title, String unit, @Nullable Limit limit, List<Marks> marks, Line... lines) {
        double most = Stream.of(lines).mapToDouble(Line::most).max().orElse(0);
        double top = Math.max(1, Math.max(most, limit == null ? 0 : limit.value()));
        return Thinning.of(
                new Chart(id, title, unit, seconds, List.of(lines), marks, bands, limit, top, Math.max(1, end), false));
    }

    /** Requests that did not get what they should have. */
    private Marks failures() {
        return marks("failed requests", "failures", "cross", 0L, sample -> failed(sample.load()));
    }

    /** Sessions that the server refused, by the witness who saw the most: server or clients. */
    private Marks refusals() {
        Marks byTheServer = marks("refused sessions", "limit", "triangle", null, sample -> refused(sample.server()));
        Marks byTheClients = marks("refused sessions", "limit", "triangle", 0L, sample -> tooMany(sample.load()));
        return byTheServer.total() < byTheClients.total() ? byTheClients : byTheServer;
    }

    private static @Nullable Long failed(@Nullable LoadSample load) {
        return load == null ? null : Long.valueOf(load.failed());
    }

    private static @Nullable Long tooMany(@Nullable LoadSample load) {
        return load == null ? null : load.outcomes().getOrDefault(Outcome.TOO_MANY_CONNECTIONS, 0L);
    }

    private static @Nullable Long refused(@Nullable ServerSample server) {
        return server == null ? null : Long.valueOf(server.refused());
    }

    /** Where a counter rose, and by how much; null for a counter that others may have counted up before the run. */
    private Marks marks(
            String label, String colour, String shape, @Nullable Long start, Function<Sample, @Nullable Long> counter) {
        List<Double> when = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        Long before = start;
        for (int i = 0; i < seconds.size(); i++) {
            Long count = counter.apply(run.samples().get(i));
            if (count == null) {
                continue;
            }
            if (before != null && count > before) {
                when.add(seconds.get(i));
                counts.add(count - before);
            }
            before = count;
        }
        return new Marks(label, colour, shape, when, counts);
    }

    /** By the guard; in a run without it by the pools' own count. */
    private List<@Nullable Double> pooled(
            ToLongFunction<GuardSample> figure, Function<PoolSample, @Nullable Long> theirOwn) {
        return run.samples().stream().anyMatch(sample -> sample.guard() != null)
                ? values(Sample::guard, figure)
                : values(sample -> value(sample.pools(), theirOwn), Long::longValue);
    }

    private static @Nullable Long value(@Nullable PoolSample pools, Function<PoolSample, @Nullable Long> figure) {
        return pools == null ? null : figure.apply(pools);
    }

    private List<@Nullable Double> server(ToLongFunction<ServerSample> figure) {
        return values(Sample::server, figure);
    }

    private <S> List<@Nullable Double> values(Function<Sample, @Nullable S> source, ToLongFunction<S> figure) {
        List<@Nullable Double> values = new ArrayList<>();
        for (Sample sample : run.samples()) {
            S seen = source.apply(sample);
            values.add(seen == null ? null : Double.valueOf((double) figure.applyAsLong(seen)));
        }
        return values;
    }

    /** Counters as rates: each value is the mean since the sample before. */
    private List<@Nullable Double> rate(ToLongFunction<LoadSample> counter) {
        List<@Nullable Double> rates = new ArrayList<>();
        long countBefore = 0;
        long before = 0;
        boolean started = false;
        for (Sample sample : run.samples()) {
            LoadSample load = sample.load();
            if (load == null) {
                rates.add(null);
                before = started ? before : sample.atMillis();
                continue;
            }
            long count = counter.applyAsLong(load);
            long passed = sample.atMillis() - before;
            rates.add(passed <= 0 ? null : Double.valueOf(Math.max(0, count - countBefore) * 1000.0 / passed));
            countBefore = count;
            before = sample.atMillis();
            started = true;
        }
        return rates;
    }

    private static long asExpected(LoadSample load) {
        return load.outcomes().values().stream().mapToLong(Long::longValue).sum() - load.failed();
    }
}
