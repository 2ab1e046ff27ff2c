package dev.poolproof.reports.budget;

import dev.poolproof.reports.record.Evidence;
import dev.poolproof.reports.record.GuardEvidence;
import dev.poolproof.reports.record.PlanFacts;
import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.reports.record.ServerEvidence;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a run's budget from its record. */
final class RunBudget {

    private static final String POOL_MAXIMUM = "pool.maximum";

    private RunBudget() {}

    static Optional<Budget> of(RunRecord run) {
        return limits(run)
                .flatMap(limits -> guard(run)
                        .map(guard -> observed(run.plan(), guard, limits))
                        .or(() -> planned(run.plan())
                                .map(fleet -> new Budget(fleet, run.plan().mostInstances(), limits))))
                .filter(budget -> budget.pools() > 0);
    }

    /** An account that a run makes has no limit of its own, so the server's for every account is its limit. */
    private static Optional<Limits> limits(RunRecord run) {
        int maxConnections = run.environment().database().maxConnections();
        if (maxConnections < 1) {
            return Optional.empty();
        }
        Evidence rest = run.baseline() == null ? run.end() : run.baseline();
        ServerEvidence server = rest == null ? null : rest.server();
        String account = server == null ? "" : server.variables().getOrDefault("max_user_connections", "");
        return Optional.of(new Limits(maxConnections, Limits.DEFAULT_RESERVE, positive(account)));
    }

    private static Optional<GuardEvidence> guard(RunRecord run) {
        return Stream.of(Optional.ofNullable(run.baseline()), Optional.ofNullable(run.end()))
                .flatMap(Optional::stream)
                .map(Evidence::guard)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Instances that are alike are told as so many of one, and so is the one more that there is while one is replaced. */
    private static Budget observed(PlanFacts plan, GuardEvidence guard, Limits limits) {
        List<Fleet> instances = guard.instances().stream()
                .filter(instance -> !instance.replaced())
                .map(instance -> Fleet.of(guard, null, instance.name()))
                .toList();
        boolean alike = !instances.isEmpty()
                && instances.get(0).pools() > 0
                && instances.stream().distinct().count() == 1;
        return alike
                ? new Budget(instances.get(0), instances.size() + plan.mostInstances() - plan.instances(), limits)
                : new Budget(Fleet.of(guard), 1, limits);
    }

    /** The reference service's: one pool for each tenant, and the master's. */
    private static Optional<Fleet> planned(PlanFacts plan) {
        Integer maximum = positive(plan.settings().getOrDefault(POOL_MAXIMUM, ""));
        if (maximum == null || plan.evidence().equals(PlanFacts.GUARD)) {
            return Optional.empty();
        }
        Share master = new Share("master", 1, maximum, null);
        int tenants = plan.tenants().size();
        return Optional.of(
                tenants == 0 ? Fleet.of(master) : Fleet.of(new Share("tenants", tenants, maximum, null), master));
    }

    /** As a server or a plan writes a number: null for 0, which is no limit, and for what is none. */
    private static @Nullable Integer positive(String number) {
        return number.matches("0*[1-9]\\d{0,5}") ? Integer.valueOf(number) : null;
    }
}
