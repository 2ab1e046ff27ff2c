package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.GuardEvidence.Site;
import dev.poolproof.reports.verdict.Sight.Tier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds one kind of harm in a run. Its Javadoc states harm, evidence, threshold and known false alarms. */
interface Rule {

    /** The rule's id, kebab-case. It is API: seeded variants, baselines and reports name it. */
    String id();

    /** Whether what it finds explains itself. */
    Finding.Role role();

    /** The ids of the rules whose findings explain this one's; empty for a cause. */
    default List<String> causes() {
        return List.of();
    }

    /**
     * The ids of the rules that explain the same evidence better: where one of them speaks, this rule is silent. They stand
     * above it.
     */
    default List<String> yieldsTo() {
        return List.of();
    }

    /** Whether what it finds is growth: of a load that is repeated, it must then grow in every repetition. */
    default boolean isGrowth() {
        return false;
    }

    /**
     * The evidence without which it can say nothing: where one of these is missing, its silence means nothing. The guard's,
     * unless the rule says that it does with less.
     */
    default Set<Tier> needs() {
        return Set.of(Tier.GUARD);
    }

    /** What it finds, one finding a fingerprint; empty where it finds nothing or lacks the evidence. */
    List<Finding> judge(Facts facts);

    /** Evidence sorted by the fingerprint of the finding that it belongs to, in its order. */
    default <T> Map<Fingerprint, List<T>> grouped(
            List<T> evidence, Function<T, @Nullable Site> site, Function<T, @Nullable String> route) {
        return evidence.stream()
                .collect(Collectors.groupingBy(
                        each -> Fingerprint.of(id(), site.apply(each), route.apply(each)),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }
}
