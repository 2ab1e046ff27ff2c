package dev.poolproof.benchmarks.run;

import org.apache.commons.statistics.descriptive.Quantile;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/**
 * What one fork measured.
 *
 * @param meanNanos time per operation
 * @param steadyNanos the same in the quietest quarter of the iterations, the first quartile of their means: whatever else runs
 *     on a machine makes an iteration slower, never faster
 * @param p99Nanos the time that 99 % of the operations stayed below; of the iterations' means where single ones were not timed
 * @param bytes allocated per operation
 * @param result all that JMH knows
 */
public record Fork(double meanNanos, double steadyNanos, double p99Nanos, double bytes, RunResult result) {

    private static final String BYTES_PER_OPERATION = "gc.alloc.rate.norm";

    private static double steady(RunResult result) {
        double[] means = result.getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .mapToDouble(iteration -> iteration.getPrimaryResult().getScore())
                .toArray();
        return Quantile.withDefaults().evaluate(means, 0.25);
    }

    static Fork of(RunResult result) {
        Statistics times = result.getPrimaryResult().getStatistics();
        Result<?> bytes = result.getSecondaryResults().get(BYTES_PER_OPERATION);
        return new Fork(
                times.getMean(),
                steady(result),
                times.getPercentile(99),
                bytes == null ? Double.NaN : bytes.getScore(),
                result);
    }
}
