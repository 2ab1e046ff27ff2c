package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.LoadFacts;
import java.util.List;

/**
 * Needs at least half of the load that was asked for: a gate that passes without load is worse than none. Half, because an
 * open model that falls behind by less still drives the service; the numbers are in the report. A load that is repeated is
 * asked for as often. Nobody counts what a command sends; whether it reached the service, the server shows. Where the answers
 * decide how many are sent, one is enough.
 */
final class LoadSentCheck implements Check {

    private static final double LEAST_SHARE = 0.5;

    @Override
    public String id() {
        return "load-sent";
    }

    @Override
    public List<String> objections(Facts facts, List<Finding> findings) {
        LoadFacts load = facts.run().load();
        if (load == null && facts.isForeign() && !facts.run().incidents().isEmpty()) {
            return List.of(); // What happened to it has been said.
        }
        if (load == null) {
            return List.of("The load generator never reported, so nobody knows what the clients got. Its log is in the"
                    + " run's folder.");
        }
        if (facts.run().counted() == null) {
            return List.of();
        }
        long asked = Math.round(
                        facts.run().plan().ratePerSecond() * facts.run().plan().loadMillis() / 1000.0)
                * facts.run().plan().repeat();
        long sent = load.sent();
        if (sent == 0) {
            return List.of("No request was sent"
                    + (asked == 0 ? "." : ", though " + Wording.number(asked) + " were asked for."));
        }
        if (sent < asked * LEAST_SHARE) {
            return List.of("Only " + Wording.number(sent) + " of " + Wording.count(asked, "request")
                    + " were sent, less than half. "
                    + (facts.isForeign() ? "What follows a request that fails is not sent; else ask" : "Ask")
                    + " for a lower rate, or give the load generator a machine of its own.");
        }
        return List.of();
    }
}
