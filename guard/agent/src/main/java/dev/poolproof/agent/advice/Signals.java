package dev.poolproof.agent.advice;

/** What instrumented classes tell the agent. The compiler copies each of these to where it is used. */
public final class Signals {

    /** A field in an instrumented class, or in each pool: whom to tell. */
    public static final String FIELD = "poolproof$signals";

    /** Where a class without such an object finds whom to tell. */
    public static final String AGENT = "dev.poolproof.agent.start.PoolproofAgent";

    /** A pool, by itself: it was made. The answer is whom it has to tell what follows. */
    public static final String MADE = "made";

    /** Nothing: somebody asks for a connection. The answer is for {@link #ANSWERED}. */
    public static final String ASKED = "asked";

    /**
     * An answer to {@link #ASKED}, a connection and a failure, one of these null. The answer is the
     * connection to pass on.
     */
    public static final String ANSWERED = "answered";

    /** A connection that a pool is given back by a method of its own. The answer is the pool's own behind it. */
    public static final String GIVEN = "given";

    /** Nothing: the pool is being closed. */
    public static final String CLOSES = "closes";

    /** Nothing: a guard of the program's own asks a pool. */
    public static final String GUARD_ASKS = "guard asks";

    /** Nothing: it has asked. */
    public static final String GUARD_ASKED = "guard asked";

    /** A servlet and its request: the thread serves it from now on. The answer is for {@link #SERVED}. */
    public static final String SERVES = "serves";

    /** A request: it is known to which pattern its path belongs. */
    public static final String ROUTED = "routed";

    /** An answer to {@link #SERVES}, and what the request failed with, or null. */
    public static final String SERVED = "served";

    private Signals() {}
}
