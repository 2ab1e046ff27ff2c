package dev.poolproof.benchmarks.run;

import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/**
 * What one fork measured.
 *
 * @param meanNanos time per operation
 * @param p99Nanos the time that 99 % of the operations stayed below; of the iterations' means where single ones were not timed
 * @param bytes allocated per operation
 * @param result all that JMH knows
 */
public record Fork(double meanNanos, double p99Nanos, double bytes, RunResult result) {

    private static final String BYTES_PER_OPERATION = "gc.alloc.rate.norm";

    static Fork of(RunResult result) {
        Statistics times = result.getPrimaryResult().getStatistics();
        Result<?> bytes = result.getSecondaryResults().get(BYTES_PER_OPERATION);
        return new Fork(
                times.getMean(), times.getPercentile(99), bytes == null ? Double.NaN : bytes.getScore(), result);
    }
}
