package dev.poolproof.reports.verdict;

import static dev.poolproof.reports.GuardSketch.CUSTOMERS;
import static dev.poolproof.reports.GuardSketch.DASHBOARD;
import static dev.poolproof.reports.GuardSketch.PERMISSIONS;
import static dev.poolproof.reports.Records.site;

import dev.poolproof.reports.Records;
import dev.poolproof.reports.record.GuardEvidence.PoolSite;
import dev.poolproof.reports.record.GuardEvidence.Site;
import dev.poolproof.reports.record.Outcome;
import dev.poolproof.reports.record.ServerEvidence.Session;
import java.util.Arrays;
import java.util.function.Consumer;

/** For every rule a record that makes it speak and one, as near as can be, on which it stays silent. */
enum RuleCase {
    POOL_PER_REQUEST(
            Rules.POOL_PER_REQUEST,
            run -> pools(run, DASHBOARD, "tenant-1", 3),
            // One pool for each new tenant: legitimate onboarding.
            run -> {
                for (int tenant = 4; tenant < 40; tenant++) {
                    pools(run, DASHBOARD, "tenant-" + tenant, 1);
                }
            }),
    SHARED_POOL_CLOSED(
            Rules.SHARED_POOL_CLOSED,
            run -> {
                run.after.pool("tenant-2").closed(5_000, site("handling.CachedPoolClosed", "handle", 27), CUSTOMERS);
                run.after.pool("tenant-2").refusedAfterClose.put(PERMISSIONS, 12L);
            },
            // Closed and never asked again: retired rightly.
            run -> run.after.pool("tenant-2").closed(5_000, site("pool.TenantPools", "evict", 90), CUSTOMERS)),
    CONNECTION_LEAK(
            Rules.CONNECTION_LEAK,
            run -> run.after.leak("tenant-1", PERMISSIONS, Lines.NEVER_RELEASED, 6_000, true),
            // A connection reserved for life: out at the baseline, and still out.
            run -> {
                run.before.leak("tenant-1", PERMISSIONS, Lines.NEVER_RELEASED, 1_000, true);
                run.after.leak("tenant-1", PERMISSIONS, Lines.NEVER_RELEASED, 1_000, true);
            }),
    FAILURE_MASKED(
            Rules.FAILURE_MASKED,
            run -> run.outcome("customers-create", Outcome.MASKED_AS_UNKNOWN_TENANT, 7),
            run -> run.outcome("customers-create", Outcome.WRONG_STATUS, 7)),
    BORROW_AMPLIFICATION(
            Rules.BORROW_AMPLIFICATION,
            run -> run.after.route(DASHBOARD, 140, 840, 8, Lines.PER_QUERY),
            run -> run.after.route(DASHBOARD, 140, 240, 2, Lines.PER_QUERY)),
    REFUSED_BY_SERVER(
            Rules.REFUSED_BY_SERVER, run -> run.refused = 9, run -> run.outcome("dashboard", Outcome.SERVER_ERROR, 9)),
    POOL_EXHAUSTED(
            Rules.POOL_EXHAUSTED,
            run -> run.outcome("dashboard", Outcome.ACQUIRE_TIMEOUT, 4),
            // Threads waited during the load, and all were served: slow, no leak.
            run -> run.samplesBetween(
                    5_000,
                    9_000,
                    sample -> new dev.poolproof.reports.record.Sample(
                            sample.atMillis(),
                            sample.server(),
                            new dev.poolproof.reports.record.Sample.GuardSample(
                                    200, 180, 20, 0, 30, 20, 4, 1L << 26, 80),
                            sample.load()))),
    SERVER_SESSION_SURPLUS(
            Rules.SERVER_SESSION_SURPLUS,
            run -> run.surplus.add(new Session(900, "tenant-1", "tenant-1", "Sleep", 9)),
            run -> {
                run.surplus.add(new Session(900, "tenant-1", "tenant-1", "Sleep", 9));
                run.after.pool("tenant-1").total++;
                run.surplus.clear();
            }),
    SERVICE_ERRORS(
            Rules.SERVICE_ERRORS,
            run -> run.outcome("dashboard", Outcome.NO_ANSWER, 1),
            run -> run.outcome("dashboard", Outcome.ACQUIRE_TIMEOUT, 1));

    final Rules rule;

    @SuppressWarnings("ImmutableEnumChecker") // bends a record, and has no state
    private final Consumer<Records> fires;

    @SuppressWarnings("ImmutableEnumChecker") // bends a record, and has no state
    private final Consumer<Records> stays;

    RuleCase(Rules rule, Consumer<Records> fires, Consumer<Records> staysSilent) {
        this.rule = rule;
        this.fires = fires;
        this.stays = staysSilent;
    }

    static RuleCase of(Rules rule) {
        return Arrays.stream(values())
                .filter(known -> known.rule == rule)
                .findFirst()
                .orElseThrow(() -> new AssertionError("Add a line to RuleCase for the rule " + rule));
    }

    Records speaks() {
        return Records.healthy().with(fires);
    }

    Records silent() {
        return Records.healthy().with(stays);
    }

    static void pools(Records run, String route, String tenant, long count) {
        run.after.poolSites.add(
                new PoolSite(Lines.POOL_CREATED, route, tenant, "jdbc:mysql://127.0.0.1/" + tenant, count, count));
    }

    /** Lines of code that misuse connections. */
    static final class Lines {
        static final Site NEVER_RELEASED = site("handling.NeverReleased", "handle", 24);
        static final Site POOL_CREATED = site("handling.PoolPerRequest", "lambda$handle$0", 31);
        static final Site PER_QUERY = site("handling.ConnectionPerQuery", "handle", 22);

        private Lines() {}
    }
}
