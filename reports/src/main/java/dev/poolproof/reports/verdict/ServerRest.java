package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.GuardEvidence.Pool;
import dev.poolproof.reports.record.ServerEvidence;
import dev.poolproof.reports.record.ServerEvidence.HeldLock;
import dev.poolproof.reports.record.ServerEvidence.OpenTransaction;
import dev.poolproof.reports.record.ServerEvidence.PreparedStatements;
import dev.poolproof.reports.record.ServerEvidence.Session;
import dev.poolproof.reports.record.ServerEvidence.SessionVariable;
import dev.poolproof.reports.record.ServerEvidence.TemporaryTables;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What pooled sessions have left on the server though they are at rest. Sessions that are at work are left out, and so are
 * those of pools that have a connection out: what is lent may be in any state, and where it never came back, that is the harm.
 * Of a foreign service only transactions count: its pools and drivers set the rest on purpose, for all that is known.
 */
final class ServerRest {

    private static final String ASLEEP = "Sleep";
    private static final String PREPARED_COUNTER = "Prepared_stmt_count";

    private final Facts facts;
    private final @Nullable ServerEvidence before;
    private final @Nullable ServerEvidence after;
    private final Set<String> lending;
    private final Set<Long> awake;

    ServerRest(Facts facts) {
        this.facts = facts;
        before = facts.serverBefore();
        after = facts.serverAfter();
        lending = facts.pools().stream()
                .map(PoolChange::after)
                .filter(pool -> pool.borrows() > pool.returns())
                .map(Pool::name)
                .collect(Collectors.toSet());
        awake = after == null
                ? Set.of()
                : after.sessions().stream()
                        .filter(session -> !session.command().equals(ASLEEP))
                        .map(Session::id)
                        .collect(Collectors.toSet());
    }

    /**
     * Open transactions, but not one that was open at the baseline already: somebody keeps that on purpose. Of a foreign service
     * not one that began after the load either: its own work in the background goes on.
     */
    List<OpenTransaction> transactions() {
        long sinceBaseline = facts.millisBetweenRests();
        return after == null
                ? List.of()
                : after.transactions().stream()
                        .filter(open -> atRest(open.session(), open.pool()))
                        .filter(open -> !facts.isForeign() || open.openMillis() >= facts.restedMillis())
                        .filter(open -> open.openMillis() < sinceBaseline
                                || transactionsBefore().stream().noneMatch(known -> known.session() == open.session()))
                        .toList();
    }

    private List<OpenTransaction> transactionsBefore() {
        return before == null ? List.of() : before.transactions();
    }

    /**
     * Named locks, and table locks that no open transaction explains. Not one that was held at the baseline already by a session
     * that has not worked since: somebody holds that for life.
     */
    List<HeldLock> locks() {
        if (after == null || facts.isForeign()) {
            return List.of();
        }
        Set<Long> inTransaction =
                after.transactions().stream().map(OpenTransaction::session).collect(Collectors.toSet());
        List<HeldLock> known = before == null ? List.of() : before.locks();
        return after.locks().stream()
                .filter(lock -> atRest(lock.session(), lock.pool()))
                .filter(lock -> !known.contains(lock) || hasWorked(lock.session()))
                .filter(lock -> {
                    String kind = lock.kind().toUpperCase(Locale.ROOT);
                    return kind.contains("USER") || (kind.equals("TABLE") && !inTransaction.contains(lock.session()));
                })
                .toList();
    }

    private boolean hasWorked(long session) {
        return after != null
                && after.sessions().stream()
                        .anyMatch(
                                known -> known.id() == session && known.seconds() * 1_000 < facts.millisBetweenRests());
    }

    /** Temporary tables. No session has any of its own accord. */
    List<TemporaryTables> temporaryTables() {
        return after == null || facts.isForeign()
                ? List.of()
                : after.temporaryTables().stream()
                        .filter(tables -> atRest(tables.session(), tables.pool()))
                        .toList();
    }

    /**
     * Variables that some sessions of a pool have set and others have not, more of them than at the baseline. What driver and
     * pool set themselves, all sessions of the pool have.
     */
    List<SessionVariable> variables() {
        return after == null || facts.isForeign()
                ? List.of()
                : after.sessionVariables().stream()
                        .filter(variable -> atRest(variable.session(), variable.pool()))
                        .filter(this::spreads)
                        .toList();
    }

    private boolean spreads(SessionVariable variable) {
        long all = inPool(after, variable);
        long have = having(after, variable);
        long had = inPool(before, variable);
        return had == 0 ? have < all : having(before, variable) < had && have > having(before, variable);
    }

    private static long inPool(@Nullable ServerEvidence server, SessionVariable variable) {
        return server == null
                ? 0
                : server.sessions().stream()
                        .filter(session -> Objects.equals(session.pool(), variable.pool()))
                        .count();
    }

    private static long having(@Nullable ServerEvidence server, SessionVariable variable) {
        return server == null
                ? 0
                : server.sessionVariables().stream()
                        .filter(other -> Objects.equals(other.pool(), variable.pool())
                                && other.name().equals(variable.name())
                                && other.value().equals(variable.value()))
                        .map(SessionVariable::session)
                        .distinct()
                        .count();
    }

    /** How many more prepared statements the sessions keep than at the baseline. */
    long morePreparedStatements() {
        if (after == null || facts.isForeign()) {
            return 0;
        }
        boolean listed = !after.statements().isEmpty()
                || (before != null && !before.statements().isEmpty());
        if (listed) {
            return kept(after) - (before == null ? 0 : kept(before));
        }
        return lending.isEmpty() ? facts.rise(PREPARED_COUNTER) : 0;
    }

    private long kept(ServerEvidence server) {
        return server.statements().stream()
                .filter(statements -> atRest(statements.session(), statements.pool()))
                .mapToLong(PreparedStatements::count)
                .sum();
    }

    /** The most prepared statements that one session keeps; 0 where the server does not tell sessions apart. */
    long mostPreparedStatements() {
        return after == null
                ? 0
                : after.statements().stream()
                        .mapToLong(PreparedStatements::count)
                        .max()
                        .orElse(0);
    }

    private boolean atRest(long session, @Nullable String pool) {
        return !awake.contains(session) && (pool == null || !lending.contains(pool));
    }
}
