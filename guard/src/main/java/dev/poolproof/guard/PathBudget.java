package dev.poolproof.guard;

import java.util.concurrent.atomic.LongAdder;

/**
 * How many paths may be taken: so many a second, and those of a quiet second may be caught up on. Thread-safe. Where the
 * budget is spent, asking costs two reads of fields.
 */
final class PathBudget {

    /** Parts of a path, so that each millisecond's share is a whole number. */
    private static final long WHOLE = 1_000;

    private final long partsPerMilli;
    private final long mostParts;
    private final LongAdder taken = new LongAdder();

    /** Written under the lock and read without: who reads an old value asks once too often, or a moment too late. */
    private long parts;

    private long filledAtMillis;

    PathBudget(int pathsPerSecond, long nowMillis) {
        partsPerMilli = pathsPerSecond;
        mostParts = pathsPerSecond * WHOLE;
        parts = mostParts;
        filledAtMillis = nowMillis;
    }

    /** Whether a path may be left. Reads two fields, so ask this before {@link #allows}. */
    boolean mayAllow(long nowMillis) {
        return filledAtMillis != nowMillis || parts >= WHOLE;
    }

    /**
     * Whether a path is to be taken now; if so, it is counted.
     *
     * @param inAnyCase whether to take it also where the budget is spent
     */
    boolean allows(long nowMillis, boolean inAnyCase) {
        if ((mayAllow(nowMillis) && spend(nowMillis)) || inAnyCase) {
            taken.increment();
            return true;
        }
        return false;
    }

    private synchronized boolean spend(long nowMillis) {
        long passedMillis = Math.min(nowMillis - filledAtMillis, WHOLE);
        if (passedMillis > 0) {
            parts = Math.min(mostParts, parts + passedMillis * partsPerMilli);
            filledAtMillis = nowMillis;
        }
        if (parts < WHOLE) {
            return false;
        }
        parts -= WHOLE;
        return true;
    }

    /** How many were taken so far. */
    long taken() {
        return taken.sum();
    }
}
