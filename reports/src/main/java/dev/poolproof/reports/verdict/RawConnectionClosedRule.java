package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.GuardEvidence.ReturnDefect;
import dev.poolproof.reports.verdict.Finding.Role;
import java.util.List;

/**
 * The driver's own connection was closed behind the pool.
 *
 * <p>Harm: the pool keeps a slot for a session that is gone, and hands it out: whoever gets it next fails, or pays for the
 * validation and a new session.
 *
 * <p>Evidence: the guard found connections that came back with their session closed by the program.
 *
 * <p>Threshold: one since the baseline.
 *
 * <p>Known false alarms: code that closes a session it knows to be broken, to keep it from being lent again; that is the pool's
 * job.
 */
final class RawConnectionClosedRule implements Rule {

    private static final String KIND = "RAW_CLOSED";

    @Override
    public String id() {
        return "raw-connection-closed";
    }

    @Override
    public Role role() {
        return Role.CAUSE;
    }

    @Override
    public List<Finding> judge(Facts facts) {
        List<ReturnDefect> closed = facts.guard().returnDefects().stream()
                .filter(defect -> defect.kind().equals(KIND))
                .toList();
        return Defects.sorted(this, closed).stream().map(this::finding).toList();
    }

    private Finding finding(Defects defects) {
        FindingDraft draft = defects.draft(this);
        String what = Wording.count(draft.count(), "connection") + " borrowed" + draft.onRoutes()
                + " came back with the session behind " + (draft.count() == 1 ? "it" : "them")
                + " closed by the program, past the pool" + defects.doneAt("unwrapped");
        return draft.finish(
                "The driver's own connection is closed behind the pool",
                what,
                "The pool does not know and lends the dead session again: the next request fails on it, or waits for its"
                        + " validation and a new session; the server sees one login after another.",
                "Close the borrowed connection, not what `unwrap` returns " + defects.lines()
                        + ": what was unwrapped still belongs to the pool.");
    }
}
