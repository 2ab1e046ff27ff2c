package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.Restart;
import dev.poolproof.reports.record.RunRecord;
import java.util.List;
import java.util.Optional;

/** Puts the restarts of a run into words. */
public final class RestartWording {

    private RestartWording() {}

    /**
     * All of them in a sentence: {@code 2 instances were replaced under load (instance-1 by instance-3 at 8.2 s, …); no session of an
     * old one was left.} Empty where none was.
     */
    public static Optional<String> sentence(RunRecord run) {
        List<Restart> restarts = run.restarts();
        if (restarts.isEmpty()) {
            return Optional.empty();
        }
        long left = restarts.stream()
                .mapToLong(
                        restart -> restart.left() == null ? 0 : restart.left().size())
                .sum();
        boolean known = restarts.stream().allMatch(restart -> restart.left() != null);
        String sessions = left > 0
                ? Wording.count(left, "session") + " of old ones " + (left == 1 ? "was" : "were") + " left."
                : known ? "no session of an old one was left." : "nobody knows what old ones left.";
        return Optional.of(Wording.count(restarts.size(), "instance") + (restarts.size() == 1 ? " was" : " were")
                + " replaced under load ("
                + Wording.list(restarts.stream()
                        .map(restart -> restart.instance() + " by " + restart.successor() + " at "
                                + Wording.seconds(restart.servedAtMillis()))
                        .toList())
                + "); " + sessions);
    }
}
