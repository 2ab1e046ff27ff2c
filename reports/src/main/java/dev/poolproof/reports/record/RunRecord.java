package dev.poolproof.reports.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run, as it was recorded. Times named {@code …Millis} without {@code Epoch} count from the run's start on a
 * monotonic clock.
 *
 * @param format always {@link #FORMAT}
 * @param version always {@link #VERSION}
 * @param run which run this is
 * @param plan what was asked for
 * @param environment where it ran and against what
 * @param phases what was done when, in order; an interrupted run has only those that began
 * @param samples what was seen of the server, the process and the load, in order of time
 * @param load what the load generator counted, null where it never reported
 * @param baseline the evidence at rest before the load, null where the run did not get that far
 * @param cycles the evidence at rest after each repetition of the load but the last; empty where it was sent once
 * @param recheck what a few requests got after everything had come to rest, null where none were sent
 * @param restarts instances that were replaced while the load was sent, in order of time; empty where none was to be
 * @param end the evidence at rest after the drain, null where the run did not get that far
 * @param incidents what went wrong with the run itself, in order of time
 */
public record RunRecord(
        String format,
        int version,
        RunIdentity run,
        PlanFacts plan,
        Environment environment,
        List<Phase> phases,
        List<Sample> samples,
        @Nullable LoadFacts load,
        @Nullable Evidence baseline,
        List<Evidence> cycles,
        @Nullable Recheck recheck,
        List<Restart> restarts,
        @Nullable Evidence end,
        List<Incident> incidents) {

    public static final String FORMAT = "poolproof-run";
    public static final int VERSION = 1;

    public RunRecord {
        phases = List.copyOf(phases);
        samples = List.copyOf(samples);
        cycles = Absent.list(cycles);
        restarts = Absent.list(restarts);
        incidents = List.copyOf(incidents);
    }

    /** Of a run in which no instance was replaced. */
    public RunRecord(
            String format,
            int version,
            RunIdentity run,
            PlanFacts plan,
            Environment environment,
            List<Phase> phases,
            List<Sample> samples,
            @Nullable LoadFacts load,
            @Nullable Evidence baseline,
            List<Evidence> cycles,
            @Nullable Recheck recheck,
            @Nullable Evidence end,
            List<Incident> incidents) {
        this(
                format,
                version,
                run,
                plan,
                environment,
                phases,
                samples,
                load,
                baseline,
                cycles,
                recheck,
                List.of(),
                end,
                incidents);
    }

    /** What was counted of the load's requests; null where nobody did, as of a command. */
    public @Nullable LoadFacts counted() {
        LoadFacts sent = load;
        return sent != null && plan.watch() != null && sent.requests().isEmpty() ? null : sent;
    }
}
