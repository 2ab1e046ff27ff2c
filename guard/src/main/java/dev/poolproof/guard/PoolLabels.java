package dev.poolproof.guard;

import dev.poolproof.guard.probe.PoolProbe;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * How a pool is called in every report.
 *
 * @param name the pool's name, not blank; two pools may share it
 * @param tenant for whom the pool is, null where it serves nobody in particular
 */
public record PoolLabels(String name, @Nullable String tenant) {

    /** By the name that the program gave it, else by its kind. */
    static PoolLabels of(DataSource pool, PoolProbe probe) {
        String given = probe.name();
        return new PoolLabels(
                given == null || given.isBlank() ? kind(pool.getClass().getName()) : given, null);
    }

    /** A class's name without its package, unless that says too little: several pools are called {@code DataSource}. */
    private static String kind(String className) {
        String simple = className.substring(Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
        return simple.equals("DataSource") ? className : simple;
    }

    public PoolLabels {
        if (name.isBlank()) {
            throw new IllegalArgumentException(
                    "A pool's name is blank; expected a name that a report can show, for example \"tenant-1\".");
        }
    }
}
