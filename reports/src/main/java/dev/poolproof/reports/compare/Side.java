package dev.poolproof.reports.compare;

import dev.poolproof.reports.verdict.Sight.Tier;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One side of a comparison.
 *
 * @param name how people call it, {@code before} for example
 * @param series its runs, repetitions of one plan together; at least one
 */
public record Side(String name, List<Series> series) {

    public Side {
        series = List.copyOf(series);
        if (series.isEmpty()) {
            throw new IllegalArgumentException("There is no run to compare on the side " + name);
        }
    }

    /** A side of these runs, at least one, in the order to show them. */
    public static Side of(String name, List<ComparedRun> runs) {
        return new Side(name, Series.among(runs));
    }

    /** Every run. */
    public List<ComparedRun> runs() {
        return series.stream().flatMap(each -> each.runs().stream()).toList();
    }

    /** The runs whose evidence proves something. */
    public List<ComparedRun> valid() {
        return runs().stream().filter(ComparedRun::isValid).toList();
    }

    /** The runs whose evidence proves nothing. */
    public List<ComparedRun> invalid() {
        return runs().stream().filter(run -> !run.isValid()).toList();
    }

    /** Whether every plan has a run that proves something. */
    public boolean isWhole() {
        return series.stream().noneMatch(each -> each.valid().isEmpty());
    }

    /** The tiers of evidence that every run had which proves something. */
    public Set<Tier> tiers() {
        Set<Tier> tiers = EnumSet.allOf(Tier.class);
        valid().forEach(run -> tiers.retainAll(run.verdict().sight().tiers()));
        return tiers;
    }
}
