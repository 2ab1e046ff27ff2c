package dev.poolproof.reports.verdict;

import dev.poolproof.reports.verdict.Finding.Role;
import dev.poolproof.reports.verdict.Sight.Tier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Every rule, one line each: causes before symptoms, worst harm first. This is the order of a verdict. */
public enum Rules {
    /** New pools take the server's last session, and with it every client of the server. */
    POOL_PER_REQUEST(new PoolPerRequestRule()),
    /** A closed pool fails every later request at once. */
    SHARED_POOL_CLOSED(new SharedPoolClosedRule()),
    /** A leak kills a pool slowly. */
    CONNECTION_LEAK(new ConnectionLeakRule()),
    /** A forgotten pool takes the server's sessions step by step. */
    POOL_NOT_CLOSED(new PoolNotClosedRule()),
    /** What comes and does not go takes the server's sessions step by step. */
    SESSION_GROWTH(new SessionGrowthRule()),
    /** A lost pool takes some of the server's sessions for good. */
    DUPLICATE_POOL(new DuplicatePoolRule()),
    /** What a replaced instance keeps, the next rollout is short of. */
    ORPHANED_SESSION(new OrphanedSessionRule()),
    /** Pools that are too large take the server's sessions when it matters. */
    OVERSIZED_POOLS(new OversizedPoolsRule()),
    /** A session closed behind the pool fails whoever gets it next. */
    RAW_CONNECTION_CLOSED(new RawConnectionClosedRule()),
    /** A session that the server ended fails whoever gets it next. */
    STALE_CONNECTION(new StaleConnectionRule()),
    /** Requests that each hold one and wait for one stop each other. */
    NESTED_BORROW(new NestedBorrowRule()),
    /** Other borrowers read the past and wait for locks. */
    TRANSACTION_LEFT_OPEN(new TransactionLeftOpenRule()),
    /** Other borrowers work in a session that is not theirs. */
    SESSION_STATE_LEFT(new SessionStateLeftRule()),
    /** Open statements fill the server slowly. */
    STATEMENT_LEAK(new StatementLeakRule()),
    /** A failure that looks like something else sends everybody looking in the wrong place. */
    FAILURE_MASKED(new FailureMaskedRule()),
    /** What comes back late starves a pool meanwhile. */
    CONNECTION_HELD(new ConnectionHeldRule()),
    /** What is held and not used starves a pool meanwhile. */
    CONNECTION_HELD_IDLE(new ConnectionHeldIdleRule()),
    /** Many borrows a request starve a pool under load. */
    BORROW_AMPLIFICATION(new BorrowAmplificationRule()),
    /** A pool too small for its threads makes them wait. */
    POOL_CONTENTION(new PoolContentionRule()),
    /** Pools that do not fit the server take its sessions one day. */
    BUDGET_EXCEEDED(new BudgetExceededRule()),
    /** The server had no session left. */
    REFUSED_BY_SERVER(new RefusedByServerRule()),
    /** A pool had no connection left. */
    POOL_EXHAUSTED(new PoolExhaustedRule()),
    /** Server and pools disagree. */
    SERVER_SESSION_SURPLUS(new ServerSessionSurplusRule()),
    /** Clients got another answer than they should have. */
    SERVICE_ERRORS(new ServiceErrorsRule());

    @SuppressWarnings("ImmutableEnumChecker") // a rule has no state
    private final Rule rule;

    Rules(Rule rule) {
        this.rule = rule;
    }

    /** The rule's id, as findings name it. */
    public String id() {
        return rule.id();
    }

    /** Whether what the rule finds explains itself. */
    public Role role() {
        return rule.role();
    }

    /** The evidence without which the rule can say nothing. */
    public Set<Tier> needs() {
        return rule.needs();
    }

    Rule rule() {
        return rule;
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(Rules::id).toList();
    }
}
