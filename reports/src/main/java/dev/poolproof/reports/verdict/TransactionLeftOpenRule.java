package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.GuardEvidence.ReturnDefect;
import dev.poolproof.reports.record.ServerEvidence.OpenTransaction;
import dev.poolproof.reports.verdict.Finding.Role;
import dev.poolproof.reports.verdict.Sight.Tier;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Connections come back with a transaction still open.
 *
 * <p>Harm: where the pool does not end it, the session goes on reading the past, keeps its locks against everybody else, and the
 * next borrower's work is committed or rolled back with it. Where the pool rolls it back, work is lost that somebody believed
 * done.
 *
 * <p>Evidence: the guard looked at connections as they came back; or the server has transactions open on sleeping sessions of
 * the service, at rest, of pools that have nothing lent.
 *
 * <p>Threshold: one since the baseline.
 *
 * <p>Known false alarms: a pool with auto-commit off whose readers never commit and rely on the pool's rollback.
 */
final class TransactionLeftOpenRule implements Rule {

    private static final String KIND = "OPEN_TRANSACTION";
    private static final String TITLE = "Connections come back with an open transaction";
    private static final String WHY =
            "Until somebody ends it, the session reads the past and keeps its locks against everybody"
                    + " else; the next borrower's work ends with it, and a pool that rolls back on return throws work away that"
                    + " somebody believed done.";

    @Override
    public String id() {
        return "transaction-left-open";
    }

    @Override
    public Role role() {
        return Role.CAUSE;
    }

    /** The server shows transactions that are still open at rest too. */
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
            List<OpenTransaction> seen = new ServerRest(facts).transactions();
            return seen.isEmpty() ? List.of() : List.of(byTheServer(seen));
        }
        return Defects.sorted(this, open).stream().map(this::byTheGuard).toList();
    }

    private Finding byTheGuard(Defects defects) {
        FindingDraft draft = defects.draft(this);
        String what = Wording.count(draft.count(), "connection") + " borrowed" + draft.onRoutes()
                + " came back with a transaction still open" + defects.doneAt("begun");
        return finish(draft, what, " what is begun " + defects.lines());
    }

    private Finding byTheServer(List<OpenTransaction> open) {
        FindingDraft draft = FindingDraft.only(this).count(open.size());
        TreeSet<String> pools = new TreeSet<>();
        for (OpenTransaction transaction : open) {
            draft.tenant(transaction.tenant());
            if (transaction.pool() != null) {
                pools.add(transaction.pool());
            }
        }
        long oldest = open.stream().mapToLong(OpenTransaction::openMillis).max().orElse(0);
        String what = "At rest the server has " + Wording.count(open.size(), "transaction")
                + " open on sleeping sessions"
                + (pools.isEmpty() ? "" : " of " + Wording.list(pools)) + ", the oldest for " + Wording.seconds(oldest)
                + "; nobody saw which line left " + (open.size() == 1 ? "it" : "them") + " so.";
        return finish(draft, what, "");
    }

    private static Finding finish(FindingDraft draft, String what, String begun) {
        return draft.finish(
                TITLE,
                what,
                WHY,
                "Commit or roll back" + begun
                        + " on every way, failures included, before the connection is closed; or let a transaction manager"
                        + " do it.");
    }
}
