package dev.poolproof.guard;

import org.jspecify.annotations.Nullable;

/**
 * How a pool is called in every report.
 *
 * @param name the pool's name, not blank; two pools may share it
 * @param tenant for whom the pool is, null where it serves nobody in particular
 */
public record PoolLabels(String name, @Nullable String tenant) {

    public PoolLabels {
        if (name.isBlank()) {
            throw new IllegalArgumentException(
                    "A pool's name is blank; expected a name that a report can show, for example \"tenant-1\".");
        }
    }
}
