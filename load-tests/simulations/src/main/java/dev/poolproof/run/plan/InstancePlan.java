package dev.poolproof.run.plan;

/**
 * How many of the reference service there are.
 *
 * @param count instances at a time, 1 to 8: each is a JVM of its own with up to 256 MB of heap, and takes seconds of a processor to
 *     start
 * @param rollingRestart whether each is replaced by another while the load is sent
 */
public record InstancePlan(int count, boolean rollingRestart) {

    /** One, which stays. */
    public static final InstancePlan ONE = new InstancePlan(1, false);

    private static final int MOST = 8;

    public InstancePlan {
        if (count < 1 || count > MOST) {
            throw new UsageException(
                    "--instances is %d, but must be between 1 and %d: each is a JVM of its own on this machine. For more, start them yourself and name each with --target."
                            .formatted(count, MOST));
        }
        if (rollingRestart && count == 1) {
            throw new UsageException(
                    "--rolling-restart needs --instances 2 or more: with a single one nobody serves while it is replaced.");
        }
    }

    /** The most at once: while one is replaced, both live. */
    public int most() {
        return rollingRestart ? count + 1 : count;
    }
}
