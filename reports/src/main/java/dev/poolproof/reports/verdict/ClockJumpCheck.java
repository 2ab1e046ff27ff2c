package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.Evidence;
import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.reports.record.Sample;
import java.util.ArrayList;
import java.util.List;

/**
 * Needs clocks that went on steadily: samples in order of time, and the service's wall clock and the run's monotonic one no more
 * than {@value #LARGEST_DRIFT_MILLIS} ms further apart at one rest than at another. Borrows and pools carry times of the wall
 * clock; after a jump (a machine that slept, a clock that was set) nobody can say which of them were before the load.
 */
final class ClockJumpCheck implements Check {

    private static final long LARGEST_DRIFT_MILLIS = 2_000;

    @Override
    public String id() {
        return "clock-jump";
    }

    @Override
    public List<String> objections(Facts facts, List<Finding> findings) {
        List<String> objections = new ArrayList<>();
        long last = 0;
        for (Sample sample : facts.run().samples()) {
            if (sample.atMillis() < last && objections.isEmpty()) {
                objections.add("A sample at " + Wording.seconds(sample.atMillis()) + " follows one at "
                        + Wording.seconds(last) + ", so the run's clock went backwards. Repeat the run.");
            }
            last = sample.atMillis();
        }
        long[] apart = apart(facts.run());
        long drift = 0;
        for (int i = 1; i < apart.length; i++) {
            drift = Math.abs(apart[i] - apart[i - 1]) > Math.abs(drift) ? apart[i] - apart[i - 1] : drift;
        }
        if (Math.abs(drift) > LARGEST_DRIFT_MILLIS) {
            objections.add("The service's clock jumped by " + Wording.seconds(drift)
                    + " against the run's between two rests, so its times cannot be compared. Repeat the run while nobody sets the"
                    + " clock and the machine stays awake.");
        }
        return objections;
    }

    private static long[] apart(RunRecord run) {
        List<Evidence> rests = new ArrayList<>();
        if (run.baseline() != null) {
            rests.add(run.baseline());
        }
        rests.addAll(run.cycles());
        if (run.end() != null) {
            rests.add(run.end());
        }
        long zero = run.run().startedAtEpochMillis();
        return rests.stream()
                .filter(rest -> rest.guard() != null)
                .mapToLong(rest -> rest.guard().capturedAtEpochMillis() - zero - rest.atMillis())
                .toArray();
    }
}
