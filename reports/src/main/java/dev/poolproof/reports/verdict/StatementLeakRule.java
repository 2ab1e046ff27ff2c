package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.GuardEvidence.RawAccess;
import dev.poolproof.reports.record.GuardEvidence.ReturnDefect;
import dev.poolproof.reports.verdict.Finding.Role;
import dev.poolproof.reports.verdict.Sight.Tier;
import java.util.List;
import java.util.Set;

/**
 * Statements are made and never closed.
 *
 * <p>Harm: each takes memory in the driver or on the server; a server-side prepared statement stays as long as its pooled session
 * lives, until the server has max_prepared_stmt_count of them and refuses to prepare any for anybody (error 1461).
 *
 * <p>Evidence: connections that the guard saw come back with open statements; or the server keeps more prepared statements for
 * the service's sessions at rest than before the load. The line is one that unwrapped a connection: past the guard and
 * the pool, nobody else closes what it makes.
 *
 * <p>Threshold: one connection that came back so; on the server {@value #BESIDE_RAW_ACCESS} more where some line unwraps
 * connections, else {@value #MORE} more and at least one for every {@value #REQUESTS_FOR_ONE} requests.
 *
 * <p>Known false alarms: a driver's cache of server-side prepared statements that fills during the load; {@code --repeat} tells it
 * from a leak, for a full cache does not grow again. A pool that closes statements itself when a connection comes back makes
 * those that the guard saw harmless.
 */
final class StatementLeakRule implements Rule {

    private static final String KIND = "OPEN_STATEMENT";
    private static final long BESIDE_RAW_ACCESS = 5;
    private static final long MORE = 10;
    private static final long REQUESTS_FOR_ONE = 20;

    @Override
    public String id() {
        return "statement-leak";
    }

    @Override
    public Role role() {
        return Role.CAUSE;
    }

    @Override
    public boolean isGrowth() {
        return true;
    }

    /** The server counts prepared statements too. */
    @Override
    public Set<Tier> needs() {
        return Set.of();
    }

    @Override
    public List<Finding> judge(Facts facts) {
        List<ReturnDefect> open = facts.guard().returnDefects().stream()
                .filter(defect -> defect.kind().equals(KIND))
                .toList();
        if (open.isEmpty()) {
            return onTheServer(facts);
        }
        return Defects.sorted(this, open).stream().map(this::byTheGuard).toList();
    }

    private Finding byTheGuard(Defects defects) {
        FindingDraft draft = defects.draft(this);
        String what = Wording.count(draft.count(), "connection") + " borrowed" + draft.onRoutes()
                + " came back with statements still open" + defects.doneAt("made on what was unwrapped");
        return finish(draft, what, " on what is unwrapped " + defects.lines());
    }

    private List<Finding> onTheServer(Facts facts) {
        ServerRest rest = new ServerRest(facts);
        long more = rest.morePreparedStatements();
        List<RawAccess> raw = facts.guard().rawAccess();
        long sent =
                facts.requests().stream().mapToLong(request -> request.sent()).sum();
        boolean tooMany = raw.isEmpty() ? more >= MORE && more * REQUESTS_FOR_ONE >= sent : more >= BESIDE_RAW_ACCESS;
        if (!tooMany) {
            return List.of();
        }
        FindingDraft draft = FindingDraft.only(this).count(more);
        for (RawAccess access : raw) {
            draft.place(access.site(), access.count(), List.of())
                    .route(access.route())
                    .tenant(access.tenant());
        }
        long most = rest.mostPreparedStatements();
        String what = "At rest the server keeps " + Wording.count(more, "more prepared statement")
                + " for this service than before the load"
                + (most == 0 ? "" : ", up to " + Wording.number(most) + " on one session") + "; "
                + (raw.isEmpty()
                        ? "nobody saw which line makes them."
                        : "connections were unwrapped" + draft.atLine()
                                + ", and what is made on them neither guard nor pool can close.");
        String where = draft.atLine();
        return List.of(finish(draft, what, where.isEmpty() ? "" : " on what is unwrapped" + where));
    }

    private static Finding finish(FindingDraft draft, String what, String where) {
        return draft.finish(
                "Statements are never closed",
                what,
                "Each keeps memory, on the server as long as its pooled session lives; at max_prepared_stmt_count the server"
                        + " refuses to prepare any more, for every client.",
                "Open statements" + where
                        + " in try-with-resources, and do not unwrap a connection to make them: the pool closes only what it"
                        + " has seen.");
    }
}
