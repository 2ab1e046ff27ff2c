package dev.poolproof.reports.verdict;

import java.util.Optional;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;
import org.jspecify.annotations.Nullable;

/**
 * How fast connections are lost: of so many requests, so many lost one.
 *
 * @param lost connections lost during the load
 * @param requests requests of the routes that lost them, which finished during the load
 * @param perThousand lost per 1,000 requests
 * @param low lower end of its 95 % interval
 * @param high upper end of its 95 % interval
 * @param atLeast whether a pool was exhausted meanwhile: later requests had nothing to lose, so the true rate is higher
 * @param poolMaximum the most connections that the smallest pool concerned may open, null where unknown
 * @param requestsToExhaustion how many such requests to that one pool exhaust it at this rate, null where unknown
 */
public record LossRate(
        long lost,
        long requests,
        double perThousand,
        double low,
        double high,
        boolean atLeast,
        @Nullable Integer poolMaximum,
        @Nullable Long requestsToExhaustion) {

    /** One in twenty of such intervals misses the true rate. */
    private static final double ERROR_RATE = 0.05;

    private static final double THOUSAND = 1_000;

    /**
     * The rate; empty where it makes no sense: no request known, or more losses than requests, which one request alone can
     * bring about and which no share of requests describes.
     *
     * <p>The interval is Clopper and Pearson's, which is never too narrow, whatever the counts.
     */
    static Optional<LossRate> of(long lost, long requests, boolean atLeast, @Nullable Integer poolMaximum) {
        if (lost < 1 || requests < lost || requests > Integer.MAX_VALUE) {
            return Optional.empty();
        }
        Interval interval =
                BinomialConfidenceInterval.CLOPPER_PEARSON.fromErrorRate((int) requests, (int) lost, ERROR_RATE);
        double rate = (double) lost / requests;
        return Optional.of(new LossRate(
                lost,
                requests,
                THOUSAND * rate,
                THOUSAND * interval.getLowerBound(),
                THOUSAND * interval.getUpperBound(),
                atLeast,
                poolMaximum,
                poolMaximum == null ? null : Long.valueOf((long) Math.ceil(poolMaximum / rate))));
    }

    /** The rate as people read it. */
    public String inWords() {
        String rate = (atLeast ? "at least " : "") + Wording.decimal(perThousand) + " per 1,000 requests ("
                + Wording.number(lost) + " of " + Wording.number(requests) + "; 95 % interval " + Wording.decimal(low)
                + " to " + Wording.decimal(high) + ")";
        if (requestsToExhaustion == null || poolMaximum == null) {
            return rate;
        }
        return rate + "; a pool of " + Wording.number(poolMaximum) + " is exhausted after "
                + (atLeast ? "at most " : "about ") + Wording.count(requestsToExhaustion, "such request");
    }
}
