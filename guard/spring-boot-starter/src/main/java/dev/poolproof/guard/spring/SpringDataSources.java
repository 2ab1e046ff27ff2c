package dev.poolproof.guard.spring;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.SmartDataSource;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/** Spring's own data sources that are no pools: what is behind them is guarded in their stead. */
final class SpringDataSources {

    private SpringDataSources() {}

    /** Whether the data source is one whose targets can be replaced, or that must be left alone altogether. */
    static boolean isOne(DataSource source) {
        return source instanceof DelegatingDataSource
                || source instanceof SmartDataSource
                || (source instanceof AbstractRoutingDataSource router
                        && !targetsOf(router).isEmpty());
    }

    /**
     * Replaces its targets by others.
     *
     * @param replacement of a target and the key that leads to it, null where there is only one
     */
    static void replaceTargets(DataSource source, BiFunction<DataSource, @Nullable Object, DataSource> replacement) {
        if (source instanceof AbstractRoutingDataSource router) {
            replaceTargets(router, replacement);
        } else if (source instanceof DelegatingDataSource wrapper && wrapper.getTargetDataSource() != null) {
            wrapper.setTargetDataSource(replacement.apply(wrapper.getTargetDataSource(), null));
        }
        // A SmartDataSource compares connections with its own, which a guarded one is not. It is no pool anyway.
    }

    private static void replaceTargets(
            AbstractRoutingDataSource router, BiFunction<DataSource, @Nullable Object, DataSource> replacement) {
        IdentityHashMap<DataSource, DataSource> replaced = new IdentityHashMap<>();
        Map<Object, Object> targets = new HashMap<>();
        targetsOf(router)
                .forEach((key, target) ->
                        targets.put(key, replaced.computeIfAbsent(target, one -> replacement.apply(one, key))));
        router.setTargetDataSources(targets);
        DataSource usual = router.getResolvedDefaultDataSource();
        if (usual != null) {
            router.setDefaultTargetDataSource(
                    replaced.computeIfAbsent(usual, one -> replacement.apply(one, "default")));
        }
        router.afterPropertiesSet();
    }

    /** Empty where it finds its targets in a way of its own. */
    private static Map<Object, DataSource> targetsOf(AbstractRoutingDataSource router) {
        try {
            return router.getResolvedDataSources();
        } catch (IllegalStateException unresolved) {
            return Map.of();
        }
    }
}
