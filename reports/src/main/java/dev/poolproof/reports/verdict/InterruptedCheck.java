package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.Incident;
import java.util.List;

/** Needs a run that nobody ended before its time: what did not happen proves nothing. */
final class InterruptedCheck implements Check {

    @Override
    public String id() {
        return "interrupted";
    }

    @Override
    public List<String> objections(Facts facts, List<Finding> findings) {
        return facts.run().incidents().stream()
                .filter(incident -> incident.kind() == Incident.Kind.INTERRUPTED)
                .map(incident -> "The run was interrupted after " + Wording.seconds(incident.atMillis()) + ": "
                        + incident.message() + ". Repeat it and let it end.")
                .limit(1)
                .toList();
    }
}
