package dev.poolproof.reports.format;

import dev.poolproof.reports.format.Chart.Band;
import dev.poolproof.reports.format.Chart.Limit;
import dev.poolproof.reports.format.Chart.Line;
import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.reports.record.Sample;
import dev.poolproof.reports.record.Sample.GuardSample;
import dev.poolproof.reports.record.Sample.LoadSample;
import dev.poolproof.reports.record.Sample.ServerSample;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
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

    List<Chart> charts() {
        return List.of(client(), server(), waiting(), pools(), answers());
    }

    /** What the pools say. */
    Chart client() {
        return chart(
                "client",
                "Connections in the pools",
                "connections",
                null,
                new Line("active", "active", "area", guard(GuardSample::active)),
                new Line("idle", "idle", "line", guard(GuardSample::idle)));
    }

    /** Who waits for them; on a scale of its own, because many may wait for few. */
    Chart waiting() {
        return chart(
                "waiting",
                "Waiting for a connection",
                "threads",
                null,
                new Line("pending", "pending", "area", guard(GuardSample::pending)));
    }

    /** What the server says, against its limit. */
    Chart server() {
        int limit = run.environment().database().maxConnections();
        return chart(
                "server",
                "Sessions on the server",
                "sessions",
                limit == 0 ? null : new Limit("max_connections", limit),
                new Line("all sessions", "sessions", "step", server(ServerSample::sessions)),
                new Line("this service", "stamped", "step", server(ServerSample::stamped)));
    }

    Chart pools() {
        return chart(
                "pools",
                "Pools alive",
                "pools",
                null,
                new Line("live pools", "pools", "step", guard(GuardSample::livePools)));
    }

    /** What the clients got, per second. */
    Chart answers() {
        return chart(
                "answers",
                "Answers to clients",
                "per second",
                null,
                new Line("failures", "failures", "bars", rate(LoadSample::failed)),
                new Line("as expected", "expected", "line", rate(Timeline::asExpected)));
    }

    private Chart chart(String id, String title, String unit, @Nullable Limit limit, Line... lines) {
        Chart chart = new Chart(id, title, unit, seconds, List.of(lines), bands, limit, 0, end, false);
        return new Chart(id, title, unit, seconds, List.of(lines), bands, limit, Math.max(1, chart.top()), end, false);
    }

    private List<@Nullable Double> guard(ToLongFunction<GuardSample> figure) {
        return values(Sample::guard, figure);
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
