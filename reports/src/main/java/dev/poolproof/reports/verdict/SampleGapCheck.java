package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.Phase;
import dev.poolproof.reports.record.PlanFacts;
import dev.poolproof.reports.record.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Needs a sample of every source at least every {@value #LONGEST_GAP_MILLIS} ms from the load's start to the final evidence:
 * in a longer hole a pool can be emptied and filled again unseen. The load generator speaks only while it sends, so it is
 * held to that between its first and its last report of each repetition. A guard that was switched off is not missed. Of
 * the pools' own evidence only what is taken at rest decides.
 */
final class SampleGapCheck implements Check {

    private static final long LONGEST_GAP_MILLIS = 2_000;

    @Override
    public String id() {
        return "sample-gap";
    }

    @Override
    public List<String> objections(Facts facts, List<Finding> findings) {
        if (facts.loads().isEmpty()) {
            return List.of();
        }
        long start = facts.loadStart();
        long end = facts.run().phases().stream()
                .filter(phase -> phase.name() == Phase.Name.FINAL)
                .mapToLong(Phase::startMillis)
                .max()
                .orElse(facts.loadEnd());
        List<String> objections = new ArrayList<>();
        if (facts.asksServer()) {
            gap("the server", bounded(start, times(facts, Sample::server), end)).ifPresent(objections::add);
        }
        if (facts.run().plan().evidence().equals(PlanFacts.GUARD)) {
            gap("the guard", bounded(start, times(facts, Sample::guard), end)).ifPresent(objections::add);
        }
        for (Phase load : facts.loads()) {
            long[] reports = LongStream.of(times(facts, Sample::load))
                    .filter(at -> at >= load.startMillis() && at <= load.endMillis())
                    .toArray();
            gap("the load generator", reports).ifPresent(objections::add);
        }
        return objections;
    }

    private static long[] times(Facts facts, Function<Sample, @Nullable Object> source) {
        return facts.run().samples().stream()
                .filter(sample -> source.apply(sample) != null)
                .mapToLong(Sample::atMillis)
                .toArray();
    }

    private static long[] bounded(long start, long[] times, long end) {
        LongStream inside = LongStream.of(times).filter(time -> time > start && time < end);
        return LongStream.concat(LongStream.of(start), LongStream.concat(inside, LongStream.of(end)))
                .toArray();
    }

    private static Optional<String> gap(String source, long[] times) {
        int longest = -1;
        for (int i = 1; i < times.length; i++) {
            if (longest < 0 || times[i] - times[i - 1] > times[longest] - times[longest - 1]) {
                longest = i;
            }
        }
        if (longest < 0 || times[longest] - times[longest - 1] <= LONGEST_GAP_MILLIS) {
            return Optional.empty();
        }
        return Optional.of("There is no sample of " + source + " from " + Wording.seconds(times[longest - 1]) + " to "
                + Wording.seconds(times[longest]) + ", longer than " + Wording.seconds(LONGEST_GAP_MILLIS)
                + ". Lower the load, or give the observer more of the machine.");
    }
}
