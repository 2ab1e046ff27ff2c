package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.GuardEvidence;
import dev.poolproof.reports.record.PoolEvidence;
import dev.poolproof.reports.record.RunRecord;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Needs one process behind the guard and behind each source of pool evidence, from the baseline to the end: one that was
 * started again has given everything back by dying, and behind a balancer each answer may be of another. A source that does
 * not say when its process was started is trusted. Of several instances each is one process; one that was replaced on purpose
 * keeps its name and its start.
 */
final class SameProcessCheck implements Check {

    @Override
    public String id() {
        return "same-process";
    }

    @Override
    public List<String> objections(Facts facts, List<Finding> findings) {
        return starts(facts.run()).entrySet().stream()
                .filter(source -> source.getValue().size() > 1)
                .map(source -> "Behind " + source.getKey() + " there were processes started at "
                        + Wording.list(source.getValue().stream()
                                .map(millis -> Instant.ofEpochMilli(millis).toString())
                                .toList())
                        + ": what they have in use cannot be compared. If the service was started again, find out why; if a"
                        + " balancer stands in front of several, name each of them.")
                .toList();
    }

    private static Map<String, Set<Long>> starts(RunRecord run) {
        Map<String, Set<Long>> starts = new LinkedHashMap<>();
        Stream.concat(
                        Stream.concat(Stream.ofNullable(run.baseline()), run.cycles().stream()),
                        Stream.ofNullable(run.end()))
                .forEach(rest -> {
                    List<PoolEvidence> asked = rest.pools();
                    for (PoolEvidence source : asked == null ? List.<PoolEvidence>of() : asked) {
                        Long started = source.startedAtEpochMillis();
                        if (started != null) {
                            add(starts, source.source(), started);
                        }
                    }
                    GuardEvidence guard = rest.guard();
                    if (guard != null) {
                        if (guard.instances().isEmpty()) {
                            add(starts, "the guard", guard.process().startedAtEpochMillis());
                        }
                        guard.instances()
                                .forEach(instance -> add(
                                        starts, "the guard of " + instance.name(), instance.startedAtEpochMillis()));
                    }
                });
        return starts;
    }

    private static void add(Map<String, Set<Long>> starts, String source, long started) {
        starts.computeIfAbsent(source, absent -> new TreeSet<>()).add(started);
    }
}
