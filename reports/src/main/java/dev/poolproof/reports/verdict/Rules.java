package dev.poolproof.reports.verdict;

import dev.poolproof.reports.verdict.Finding.Role;
import java.util.Arrays;
import java.util.List;

/** Every rule, one line each: causes before symptoms, worst harm first. This is the order of a verdict. */
public enum Rules {
    /** New pools take the server's last session, and with it every client of the server. */
    POOL_PER_REQUEST(new PoolPerRequestRule()),
    /** A closed pool fails every later request at once. */
    SHARED_POOL_CLOSED(new SharedPoolClosedRule()),
    /** A leak kills a pool slowly. */
    CONNECTION_LEAK(new ConnectionLeakRule()),
    /** A failure that looks like something else sends everybody looking in the wrong place. */
    FAILURE_MASKED(new FailureMaskedRule()),
    /** Many borrows a request starve a pool under load. */
    BORROW_AMPLIFICATION(new BorrowAmplificationRule()),
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

    Rule rule() {
        return rule;
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(Rules::id).toList();
    }
}
