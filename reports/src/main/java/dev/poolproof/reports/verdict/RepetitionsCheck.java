package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.RunRecord;
import java.util.List;

/** Needs as many repetitions of the load as were asked for: growth is confirmed by each of them, so one that is missing confirms all. */
final class RepetitionsCheck implements Check {

    @Override
    public String id() {
        return "repetitions";
    }

    @Override
    public List<String> objections(Facts facts, List<Finding> findings) {
        RunRecord run = facts.run();
        int asked = run.plan().repeat();
        int seen = run.cycles().size() + (run.end() == null ? 0 : 1);
        return seen >= asked || run.end() == null
                ? List.of()
                : List.of("Only " + Wording.number(seen) + " of " + Wording.count(asked, "repetition")
                        + " of the load left evidence at rest, so growth could not be confirmed as asked.");
    }
}
