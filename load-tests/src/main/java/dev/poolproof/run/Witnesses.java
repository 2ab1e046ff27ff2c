package dev.poolproof.run;

import dev.poolproof.run.sample.GuardObserver;
import dev.poolproof.run.sample.MetricsObserver;
import dev.poolproof.run.sample.PoolWatch;
import dev.poolproof.run.sample.ServerObserver;
import org.jspecify.annotations.Nullable;

/**
 * Who is asked in a run. They belong to the caller.
 *
 * @param server null where no server is watched
 * @param guard null where the service has none, or does without
 * @param metrics null where nobody asks for waiting times
 * @param pools perhaps of no source
 * @param isComplete whether the guard watches every pool whose sessions the server shows, so that the two must
 *     agree
 */
record Witnesses(
        @Nullable ServerObserver server,
        @Nullable GuardObserver guard,
        @Nullable MetricsObserver metrics,
        PoolWatch pools,
        boolean isComplete) {}
