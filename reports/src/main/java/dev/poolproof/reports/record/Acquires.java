package dev.poolproof.reports.record;

import java.util.Map;

/**
 * How long borrowers of one pool waited until they had a connection, or gave up, since the pool was made: the distribution that its
 * metrics publish.
 *
 * @param pool the pool's name
 * @param buckets how many waited longer than the bound before and at most this one, by the bound in seconds as the metrics write it,
 *     {@code +Inf} for the last; only those that hold any
 */
public record Acquires(String pool, Map<String, Long> buckets) {

    /** The bound of those who waited longer than any other bound. */
    public static final String UNBOUNDED = "+Inf";

    public Acquires {
        buckets = Map.copyOf(buckets);
    }
}
