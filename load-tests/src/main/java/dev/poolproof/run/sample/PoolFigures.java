package dev.poolproof.run.sample;

import dev.poolproof.reports.record.PoolEvidence.Pool;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one pool said of itself in one reading.
 *
 * @param name the pool's name
 * @param values what it said; what is no number is left out
 */
record PoolFigures(String name, Map<PoolFigure, Double> values) {

    PoolFigures {
        Map<PoolFigure, Double> known = new EnumMap<>(PoolFigure.class);
        values.forEach((figure, value) -> {
            if (Double.isFinite(value) && value >= 0) {
                known.put(figure, value);
            }
        });
        values = Map.copyOf(known);
    }

    /** The reading as evidence; what follows from other figures is worked out. */
    Pool evidence() {
        @Nullable Long active = value(PoolFigure.ACTIVE);
        @Nullable Long idle = value(PoolFigure.IDLE);
        @Nullable Long timeouts = value(PoolFigure.TIMEOUTS);
        return new Pool(
                name,
                active,
                active,
                idle,
                value(PoolFigure.PENDING),
                value(PoolFigure.MAXIMUM),
                either(value(PoolFigure.TOTAL), sum(active, idle)),
                timeouts,
                either(value(PoolFigure.BORROWS), difference(value(PoolFigure.ATTEMPTS), timeouts)),
                value(PoolFigure.RETURNS));
    }

    private @Nullable Long value(PoolFigure figure) {
        Double value = values.get(figure);
        return value == null ? null : Long.valueOf(Math.round(value));
    }

    private static @Nullable Long either(@Nullable Long said, @Nullable Long workedOut) {
        return said == null ? workedOut : said;
    }

    private static @Nullable Long sum(@Nullable Long one, @Nullable Long other) {
        return one == null || other == null ? null : Long.valueOf(one + other);
    }

    private static @Nullable Long difference(@Nullable Long all, @Nullable Long some) {
        return all == null || some == null ? null : Long.valueOf(Math.max(0, all - some));
    }
}
