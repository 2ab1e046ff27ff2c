package dev.poolproof.run;

import dev.poolproof.reports.record.Environment;
import dev.poolproof.reports.record.Evidence;
import dev.poolproof.reports.record.Incident;
import dev.poolproof.reports.record.LoadFacts;
import dev.poolproof.reports.record.Phase;
import dev.poolproof.reports.record.PlanFacts;
import dev.poolproof.reports.record.Recheck;
import dev.poolproof.reports.record.Restart;
import dev.poolproof.reports.record.RunIdentity;
import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.reports.record.Sample;
import dev.poolproof.run.sample.RunClock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what a run sees, so that whatever was recorded survives however the run ends. Safe for use by several threads. */
final class Recorder {

    private final RunClock clock;
    private final List<Phase> phases = new ArrayList<>();
    private final List<Sample> samples = new ArrayList<>();
    private final List<Incident> incidents = new ArrayList<>();

    private Phase.@Nullable Name current;
    private long currentSinceMillis;
    private @Nullable LoadFacts load;
    private @Nullable Evidence baseline;
    private final List<Evidence> cycles = new ArrayList<>();
    private final List<Restart> restarts = new ArrayList<>();
    private @Nullable Evidence end;
    private @Nullable Recheck recheck;

    Recorder(RunClock clock) {
        this.clock = clock;
    }

    synchronized void begin(Phase.Name phase) {
        endPhase();
        current = phase;
        currentSinceMillis = clock.millis();
    }

    private void endPhase() {
        if (current != null) {
            phases.add(new Phase(current, currentSinceMillis, clock.millis()));
            current = null;
        }
    }

    synchronized void sample(Sample sample) {
        samples.add(sample);
    }

    synchronized void incident(Incident.Kind kind, String message) {
        incidents.add(new Incident(clock.millis(), kind, message));
    }

    synchronized void load(LoadFacts facts) {
        load = facts;
    }

    synchronized void baseline(Evidence evidence) {
        baseline = evidence;
    }

    synchronized void cycle(Evidence evidence) {
        cycles.add(evidence);
    }

    synchronized void end(Evidence evidence) {
        end = evidence;
    }

    synchronized void restart(Restart restart) {
        restarts.add(restart);
    }

    synchronized void recheck(Recheck answers) {
        recheck = answers;
    }

    synchronized RunRecord record(String id, String label, PlanFacts plan, Environment environment) {
        endPhase();
        return new RunRecord(
                RunRecord.FORMAT,
                RunRecord.VERSION,
                new RunIdentity(id, label, clock.originEpochMillis(), clock.millis(), Version.get()),
                plan,
                environment,
                phases,
                samples,
                load,
                baseline,
                cycles,
                recheck,
                restarts,
                end,
                incidents);
    }
}
