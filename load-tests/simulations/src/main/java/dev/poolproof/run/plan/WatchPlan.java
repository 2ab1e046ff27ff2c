package dev.poolproof.run.plan;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a service is watched that somebody else runs.
 *
 * @param id unique id
 * @param label what is watched, in a few words
 * @param targets where its instances answer; empty where only the server knows of it
 * @param guards where its guard answers, of each instance; empty where that is at the targets, or nowhere
 * @param pools where its pools are asked what they say of themselves
 * @param timing the pace around the load
 * @param repeat how often the load is sent, each time with its drain, 1 to 20
 * @param load what is known of it
 * @param expectedMaximum the most sessions that the service may keep at rest, null where nobody said
 */
public record WatchPlan(
        String id,
        String label,
        List<URI> targets,
        List<URI> guards,
        PoolPlan pools,
        Timing timing,
        int repeat,
        WatchedLoad load,
        @Nullable Integer expectedMaximum) {

    private static final int MOST_SESSIONS = 100_000;

    /**
     * Checks the numbers.
     *
     * @throws UsageException if one of them makes no sense
     */
    public WatchPlan {
        targets = List.copyOf(targets);
        guards = List.copyOf(guards);
        RunPlan.requireRepetitions(repeat);
        if (expectedMaximum != null) {
            Checks.within("--expect-pool-max", expectedMaximum, 0, MOST_SESSIONS);
        }
    }
}
