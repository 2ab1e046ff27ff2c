package dev.poolproof.app.handling;

import static dev.poolproof.app.handling.Endpoint.CUSTOMERS;
import static dev.poolproof.app.handling.Endpoint.DASHBOARD;
import static dev.poolproof.app.handling.Endpoint.PERMISSIONS;
import static dev.poolproof.app.handling.VariantFacts.correct;
import static dev.poolproof.app.handling.VariantFacts.decoy;
import static dev.poolproof.app.handling.VariantFacts.mistake;
import static dev.poolproof.app.handling.VariantFacts.rareMistake;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The registry of connection handlings: one line each, named as its class is. The facts about a variant are in the
 * Javadoc of its class.
 */
@SuppressWarnings("ImmutableEnumChecker") // Its factories are constructors, its lists cannot be changed.
public enum Variant {
    TRY_WITH_RESOURCES(
            correct(TryWithResources::new, "One connection for all queries, released by try-with-resources.")),
    TRY_FINALLY(correct(TryFinally::new, "One connection for all queries, released in finally.")),
    SPRING_JDBC_CLIENT(correct(SpringJdbcClient::new, "Spring's JdbcClient and JdbcTemplate borrow and release.")),
    SPRING_TRANSACTION(
            correct(SpringTransaction::new, "Spring's TransactionTemplate holds one connection for one transaction.")),
    NEVER_RELEASED(mistake(NeverReleased::new, "A connection is borrowed and never given back.")
            .expectLeak("never-released")
            .at(26)
            .andSeenByServer()),
    CACHED_POOL_CLOSED(mistake(CachedPoolClosed::new, "The shared pool is closed where only the connection should be.")
            .expect("shared-pool-closed")
            .at(26, 29)
            .andSeenByServer()),
    POOL_PER_REQUEST(mistake(PoolPerRequest::new, "Every request makes a pool of its own and never closes it.")
            .expect("pool-per-request")
            .at(35)
            .andSeenByServer()),
    CONNECTION_PER_QUERY(mistake(ConnectionPerQuery::new, "Every query of a request borrows a connection of its own.")
            .expect("borrow-amplification")
            .at(29)
            .on(DASHBOARD)),
    FAILURE_MASKED_AS_UNKNOWN_TENANT(mistake(
                    FailureMaskedAsUnknownTenant::new,
                    "Whatever the database says is reported as a tenant that does not exist.")
            .expect("failure-masked")
            .on(CUSTOMERS)
            .andSeenByServer()),
    RELEASED_ONLY_ON_SUCCESS(mistake(ReleasedOnlyOnSuccess::new, "A connection is released only where nothing fails.")
            .expectLeak("exception-path")
            .at(25)
            .on(CUSTOMERS)
            .withSetting("pool.maximum", "2")
            .andSeenByServer()),
    LEAK_ON_EARLY_RETURN(
            rareMistake(LeakOnEarlyReturn::new, "A return that only some requests take stands before the release.")
                    .expectLeak("early-return")
                    .at(35)
                    .withSetting("pool.maximum", "2")
                    .andSeenByServer()),
    CLEANUP_THROWS_BEFORE_RELEASE(mistake(
                    CleanupThrowsBeforeRelease::new,
                    "The clean-up before the release fails, and the release is skipped.")
            .expectLeak("exception-path")
            .at(27)
            .withFaults("rollback-fails:0.05")),
    CONNECTION_VARIABLE_REASSIGNED(mistake(
                    ConnectionVariableReassigned::new,
                    "The variable of a borrowed connection is given another one, and the first is forgotten.")
            .expectLeak("reassigned")
            .at(24)
            .andSeenByServer()),
    STREAM_LEFT_OPEN(mistake(StreamLeftOpen::new, "A stream of rows that holds a connection is never closed.")
            .expectLeak("stream-left-open")
            .at(37)
            .andSeenByServer()),
    STATEMENT_LEFT_OPEN_ON_RAW_CONNECTION(
            mistake(StatementLeftOpenOnRawConnection::new, "A statement is prepared past the pool and never closed.")
                    .expect("statement-leak")
                    .at(30)
                    .andSeenByServer()),
    NESTED_BORROW(mistake(NestedBorrow::new, "A request that holds a connection borrows a second one of the same pool.")
            .expect("nested-borrow")
            .at(31)
            .withSetting("pool.maximum", "2")
            .andSeenByServer()),
    HELD_ACROSS_REMOTE_CALL(mistake(HeldAcrossRemoteCall::new, "A connection is held while another service is asked.")
            .expect("connection-held-idle")
            .at(30)
            .on(DASHBOARD)),
    TRANSACTION_LEFT_OPEN(
            mistake(TransactionLeftOpen::new, "A transaction begun in SQL is left open where nothing was changed.")
                    .expect("transaction-left-open")
                    .at(32)
                    .andSeenByServer()),
    SESSION_STATE_LEFT(
            mistake(SessionStateLeft::new, "A variable, a lock and a temporary table are left in the session.")
                    .expect("session-state-left")
                    .at(31, 32, 33)
                    .andSeenByServer()),
    RAW_CONNECTION_CLOSED(mistake(RawConnectionClosed::new, "The driver's own connection is closed behind the pool.")
            .expect("raw-connection-closed")
            .at(28)
            .andSeenByServer()),
    ABANDONED_ASYNC_TASK(rareMistake(
                    AbandonedAsyncTask::new,
                    "A request gives up waiting for a task, which then never gives its connection back.")
            .expectLeak("abandoned-task")
            .at(60)
            .andSeenByServer()),
    THREAD_LOCAL_CONNECTION(
            mistake(ThreadLocalConnection::new, "Every thread keeps a connection for its later requests.")
                    .expectLeak("thread-local")
                    .at(37)
                    .withSetting("pool.maximum", "3")
                    .andSeenByServer()),
    IDLE_BEYOND_SERVER_TIMEOUT(
            mistake(IdleBeyondServerTimeout::new, "A pool keeps idle connections longer than the server does.")
                    .expect("stale-connection")
                    .at(49)
                    .andSeenByServer()),
    POOL_NOT_CLOSED_ON_EVICTION(mistake(
                    PoolNotClosedOnEviction::new,
                    "A cached pool is renewed now and then, and the old one is never closed.")
            .expect("pool-not-closed")
            .at(53)
            .andSeenByServer()),
    POOL_CACHE_RACE(
            mistake(PoolCacheRace::new, "Two threads find no pool in the cache, both make one, and one is forgotten.")
                    .expect("duplicate-pool")
                    .at(61)),
    OVERSIZED_POOLS(mistake(OversizedPools::new, "The pools together may open more connections than the server takes.")
            .expect("oversized-pools")
            .at(52)
            .andSeenByServer()),
    MORE_THREADS_THAN_CONNECTIONS(
            mistake(MoreThreadsThanConnections::new, "Far more threads than connections do work that takes long.")
                    .expect("pool-contention")
                    .at(40, 53)),
    LEAKED_ON_CLIENT_ABORT(mistake(
                    LeakedOnClientAbort::new,
                    "A client that goes away in the middle of an answer takes the release with it.")
            .expectLeak("client-abort")
            .at(27)
            .on(CUSTOMERS)
            .withClientAborts()
            .andSeenByServer()),
    SLOW_QUERY(decoy(SlowQuery::new, "A query that keeps the server busy for long.")
            .on(PERMISSIONS)),
    LONG_TRANSACTION(decoy(LongTransaction::new, "A transaction of several statements that takes long, and ends.")
            .on(PERMISSIONS)),
    RESERVED_CONNECTION(decoy(ReservedConnection::new, "One connection is borrowed at the start and held for life.")),
    BURST_THEN_IDLE(decoy(BurstThenIdle::new, "Now and then many tasks need a connection at once, then nobody.")),
    POOL_RESIZED_AT_RUNTIME(decoy(PoolResizedAtRuntime::new, "The pool is made larger and smaller while it serves.")),
    LEGITIMATE_TENANT_ONBOARDING(decoy(
            LegitimateTenantOnboarding::new, "New tenants come while the service runs, each with a pool of its own."));

    /** What a variant is for. */
    public enum Kind {
        /** The right way: must never be accused. */
        CORRECT,
        /** A wrong way: must produce its finding. */
        MISTAKE,
        /** Right, though it looks wrong: must never be accused. */
        DECOY;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final VariantFacts facts;

    Variant(VariantFacts facts) {
        this.facts = facts;
    }

    /** The variant of this id, if there is one. */
    public static Optional<Variant> of(String id) {
        return Arrays.stream(values())
                .filter(variant -> variant.id().equals(id))
                .findFirst();
    }

    /** All ids, in the registry's order. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(Variant::id).toList();
    }

    /** How settings and clients name it, for example {@code never-released}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Kind kind() {
        return facts.kind();
    }

    public String summary() {
        return facts.summary();
    }

    /** The id of the finding that a run must come to, {@code none} where it must find nothing. */
    public String expectedFinding() {
        return facts.expectedFinding();
    }

    /** The id of the cause that the finding must name, empty where it need not name one. */
    public Optional<String> cause() {
        return Optional.ofNullable(facts.cause());
    }

    /** The endpoints on which the expected finding shows under plain load; it may be chosen for any. */
    public List<Endpoint> endpoints() {
        return facts.endpoints();
    }

    /** Whether the harm reaches the server or the clients, so that a run without the guard must fail too. */
    public boolean seenByServer() {
        return facts.seenByServer();
    }

    /** The failures that the guard must inject for a load to reach it, each {@code kind:rate}. */
    public List<String> faults() {
        return facts.faults();
    }

    /** Whether clients of the load must close their sockets in the middle of an answer for it to show. */
    public boolean clientAborts() {
        return facts.clientAborts();
    }

    /** The settings that it needs to show itself, by name without the leading {@code poolproof.}. */
    public Map<String, String> settings() {
        return facts.settings();
    }

    /** The lines of its file of which the finding must name one; empty where the finding knows no line. */
    public List<Integer> lines() {
        return facts.lines();
    }

    /** @param rarity one request in so many takes the path on which a rare mistake is made */
    ConnectionHandling handling(int rarity) {
        return facts.factory().apply(rarity);
    }
}
