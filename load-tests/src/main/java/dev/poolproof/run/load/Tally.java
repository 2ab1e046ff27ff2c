package dev.poolproof.run.load;

import dev.poolproof.reports.record.LoadFacts.Latency;
import dev.poolproof.reports.record.LoadFacts.RequestFacts;
import dev.poolproof.reports.record.Outcome;
import dev.poolproof.reports.record.Sample.LoadSample;
import dev.poolproof.run.simulation.RequestCounter;
import dev.poolproof.run.simulation.RequestName;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Counts requests by name and outcome, and how long they took. Any thread may count, any thread may read. */
final class Tally implements RequestCounter {

    private static final long LONGEST_MICROS = TimeUnit.HOURS.toMicros(1);
    private static final int SIGNIFICANT_DIGITS = 3;

    /** Where the names are known it is complete from the start, so that threads only read it. */
    private final Map<RequestName, Counts> counts;

    private Tally(Map<RequestName, Counts> counts) {
        this.counts = counts;
    }

    /** For the requests of the reference service. */
    static Tally ofTheReferenceService() {
        return new Tally(
                Arrays.stream(RequestKind.values()).map(RequestKind::counted).toList());
    }

    /** For requests of these names, and no others. */
    Tally(List<RequestName> names) {
        this(new LinkedHashMap<>());
        names.forEach(name -> counts.put(name, new Counts()));
    }

    /** For requests of any name. */
    static Tally ofAnyRequest() {
        return new Tally(new ConcurrentSkipListMap<>(Comparator.comparing(RequestName::title)));
    }

    @Override
    public void sent(RequestName name) {
        of(name).sent.increment();
    }

    @Override
    public void ended(RequestName name, Outcome outcome, long nanos) {
        Counts its = of(name);
        its.latency.recordValue(Math.min(TimeUnit.NANOSECONDS.toMicros(nanos), LONGEST_MICROS));
        Objects.requireNonNull(its.outcomes.get(outcome)).increment();
    }

    /** All kinds together, so far. */
    LoadSample progress() {
        Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
        counts.values()
                .forEach(its -> its.outcomes().forEach((outcome, count) -> outcomes.merge(outcome, count, Long::sum)));
        // Read last, so that what ended is never more than what was sent.
        long sent = counts.values().stream().mapToLong(its -> its.sent.sum()).sum();
        return new LoadSample(sent, outcomes);
    }

    /** Every name that was sent. A request that was still out when the load was stopped counts as {@link Outcome#NO_ANSWER}. */
    List<RequestFacts> facts() {
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue().sent.sum() > 0)
                .map(entry -> entry.getValue().facts(entry.getKey()))
                .toList();
    }

    private Counts of(RequestName name) {
        Counts its = counts.get(name);
        return its != null ? its : counts.computeIfAbsent(name, unknown -> new Counts());
    }

    private static final class Counts {
        private final LongAdder sent = new LongAdder();
        private final Map<Outcome, LongAdder> outcomes = adders();
        private final Histogram latency = new ConcurrentHistogram(LONGEST_MICROS, SIGNIFICANT_DIGITS);

        private static Map<Outcome, LongAdder> adders() {
            Map<Outcome, LongAdder> adders = new EnumMap<>(Outcome.class);
            for (Outcome outcome : Outcome.values()) {
                adders.put(outcome, new LongAdder());
            }
            return adders;
        }

        private Map<Outcome, Long> outcomes() {
            Map<Outcome, Long> seen = new EnumMap<>(Outcome.class);
            outcomes.forEach((outcome, adder) -> {
                long count = adder.sum();
                if (count > 0) {
                    seen.put(outcome, count);
                }
            });
            return seen;
        }

        private RequestFacts facts(RequestName name) {
            Map<Outcome, Long> seen = outcomes();
            long all = sent.sum();
            long unfinished =
                    all - seen.values().stream().mapToLong(Long::longValue).sum();
            if (unfinished > 0) {
                seen.merge(Outcome.NO_ANSWER, unfinished, Long::sum);
            }
            return new RequestFacts(name.title(), name.endpoint(), all, seen, latency());
        }

        private @Nullable Latency latency() {
            if (latency.getTotalCount() == 0) {
                return null;
            }
            return new Latency(
                    latency.getValueAtPercentile(50) / 1000.0,
                    latency.getValueAtPercentile(95) / 1000.0,
                    latency.getValueAtPercentile(99) / 1000.0,
                    latency.getMaxValue() / 1000.0,
                    compressed());
        }

        private String compressed() {
            ByteBuffer bytes = ByteBuffer.allocate(latency.getNeededByteBufferCapacity());
            int length = latency.encodeIntoCompressedByteBuffer(bytes);
            return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes.array(), length));
        }
    }
}
