package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.GuardEvidence;
import dev.poolproof.reports.record.GuardEvidence.ReturnDefect;
import dev.poolproof.reports.record.ServerEvidence.HeldLock;
import dev.poolproof.reports.record.ServerEvidence.SessionVariable;
import dev.poolproof.reports.record.ServerEvidence.TemporaryTables;
import dev.poolproof.reports.verdict.Finding.Role;
import dev.poolproof.reports.verdict.Sight.Tier;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Connections come back with state of their borrower on the session: variables, locks, temporary tables.
 *
 * <p>Harm: the next borrower works in somebody else's session: other time zone, other checks, other tenant's variable; a named
 * lock that nobody frees stops whoever wants it; a temporary table hides the real one.
 *
 * <p>Evidence: the guard compared sessions at their return with how they were lent; or the server shows, at rest, named locks,
 * table locks without a transaction, or variables that some sessions of a pool have and others have not.
 *
 * <p>Threshold: one, the warm-up's included: what was left stays on its session until somebody undoes it, and the guard counts it
 * where it was left first.
 *
 * <p>Known false alarms: a pool that prepares its sessions at their first use instead of at their creation.
 */
final class SessionStateLeftRule implements Rule {

    private static final Set<String> KINDS = Set.of("SESSION_VARIABLE", "NAMED_LOCK", "TABLE_LOCK", "TEMPORARY_TABLE");

    @Override
    public String id() {
        return "session-state-left";
    }

    @Override
    public Role role() {
        return Role.CAUSE;
    }

    /** The server shows what sessions keep at rest too. */
    @Override
    public Set<Tier> needs() {
        return Set.of();
    }

    @Override
    public List<Finding> judge(Facts facts) {
        GuardEvidence guard = facts.guardAfter();
        List<ReturnDefect> left = guard == null
                ? List.of()
                : guard.returnDefects().stream()
                        .filter(defect -> KINDS.contains(defect.kind()))
                        .toList();
        if (left.isEmpty()) {
            return byTheServer(new ServerRest(facts));
        }
        return Defects.sorted(this, left).stream().map(this::byTheGuard).toList();
    }

    private Finding byTheGuard(Defects defects) {
        FindingDraft draft = defects.draft(this);
        String what = Wording.count(draft.count(), "time") + " a connection borrowed" + draft.onRoutes()
                + " came back with another session than it was lent with" + defects.doneAt("changed");
        return finish(draft, what, " " + defects.lines());
    }

    private List<Finding> byTheServer(ServerRest rest) {
        List<HeldLock> locks = rest.locks();
        List<SessionVariable> variables = rest.variables();
        List<TemporaryTables> tables = rest.temporaryTables();
        if (locks.isEmpty() && variables.isEmpty() && tables.isEmpty()) {
            return List.of();
        }
        FindingDraft draft = FindingDraft.only(this);
        locks.forEach(lock -> draft.tenant(lock.tenant()));
        variables.forEach(variable -> draft.tenant(variable.tenant()));
        tables.forEach(kept -> draft.tenant(kept.tenant()));
        long sessions = Stream.of(
                        locks.stream().map(HeldLock::session),
                        variables.stream().map(SessionVariable::session),
                        tables.stream().map(TemporaryTables::session))
                .flatMap(session -> session)
                .distinct()
                .count();
        TreeSet<String> differs = new TreeSet<>();
        locks.forEach(lock -> differs.add(lock.kind() + " " + lock.mode() + " on " + lock.object()));
        variables.forEach(variable ->
                differs.add(variable.name() + " = " + variable.value() + " instead of " + variable.global()));
        if (!tables.isEmpty()) {
            differs.add(Wording.count(
                    tables.stream().mapToLong(TemporaryTables::count).sum(), "temporary table"));
        }
        String what = "At rest " + Wording.count(sessions, "pooled session")
                + (sessions == 1 ? " keeps" : " keep") + " what a borrower left: " + Wording.list(differs)
                + "; nobody saw which line did.";
        return List.of(finish(draft.count(sessions), what, ""));
    }

    private static Finding finish(FindingDraft draft, String what, String lines) {
        return draft.finish(
                "Connections come back with their borrower's session state",
                what,
                "The next borrower works in somebody else's session: variables change what its queries mean, a lock that nobody"
                        + " frees stops others, a temporary table hides the real one. No pool cleans that up.",
                "Undo what was set, locked or created" + lines
                        + ", in a finally before the connection is closed; or pass it in the"
                        + " statement instead of the session.");
    }
}
