package dev.poolproof.run.sample;

import dev.poolproof.reports.record.PoolEvidence;
import dev.poolproof.reports.record.PoolEvidence.Pool;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** Puts several readings of one source together, taken shortly after one another at rest. */
final class PoolReadings {

    private PoolReadings() {}

    /**
     * What both say: of what is in use or waits the least, and the most in use; of anything else the later. One that is a hole says
     * nothing.
     */
    static PoolEvidence together(PoolEvidence earlier, PoolEvidence later) {
        List<Pool> before = earlier.pools();
        List<Pool> after = later.pools();
        if (before == null || after == null) {
            return after == null ? earlier : later;
        }
        Map<String, Pool> pools = new LinkedHashMap<>();
        before.forEach(pool -> pools.put(pool.name(), pool));
        return new PoolEvidence(
                later.source(),
                later.startedAtEpochMillis(),
                after.stream()
                        .map(pool -> {
                            Pool known = pools.get(pool.name());
                            return known == null ? pool : together(known, pool);
                        })
                        .toList());
    }

    private static Pool together(Pool earlier, Pool later) {
        return new Pool(
                later.name(),
                either(earlier.active(), later.active(), Math::min),
                either(earlier.activeMost(), later.activeMost(), Math::max),
                later.idle(),
                either(earlier.pending(), later.pending(), Math::min),
                later.maximum(),
                later.total(),
                later.timeouts(),
                later.borrows(),
                later.returns());
    }

    private static @Nullable Long either(@Nullable Long one, @Nullable Long other, BinaryOperator<Long> choice) {
        return one == null ? other : other == null ? one : choice.apply(one, other);
    }
}
