package dev.poolproof.run.selftest;

import dev.poolproof.reports.format.JudgedRun;
import dev.poolproof.run.ManyRuns;
import dev.poolproof.run.plan.RunPlan;
import dev.poolproof.run.target.ServiceCatalogue.Variant;
import java.util.concurrent.TimeUnit;

/**
 * Runs entries of the registry and compares what each comes to with what it must come to. Records and verdicts are those that the
 * command {@code run} makes: there is no second truth.
 *
 * @param runs runs them; the caller's
 * @param plans how each is run
 */
public record Selftest(ManyRuns runs, EntryPlans plans) {

    /**
     * What one entry came to.
     *
     * @param plan how it was run
     * @param judged its record and verdict
     * @param row the comparison
     */
    public record Tried(RunPlan plan, JudgedRun judged, Row row) {}

    /** As {@link #attempt(Variant, String)}, in the folder of the entry's name. */
    public Tried attempt(Variant variant) throws InterruptedException {
        return attempt(variant, variant.name());
    }

    /**
     * Runs one entry; once more where the evidence did not suffice, as on a machine that was busy with something else; the row
     * says so. What differs is never tried again.
     *
     * @param name of this run among the others
     * @throws InterruptedException if interrupted; what was recorded of this entry is lost
     */
    public Tried attempt(Variant variant, String name) throws InterruptedException {
        Tried first = once(variant, name);
        if (first.row().result() != Row.Result.INVALID) {
            return first;
        }
        Tried second = once(variant, name + "-again");
        return new Tried(second.plan(), second.judged(), second.row().after(first.row()));
    }

    private Tried once(Variant variant, String name) throws InterruptedException {
        long began = System.nanoTime();
        RunPlan plan = plans.of(variant, name);
        JudgedRun judged = JudgedRun.of(runs.execute(plan));
        if (judged.wasInterrupted()) {
            throw new InterruptedException();
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        return new Tried(plan, judged, Row.of(variant, plans.evidence(), judged.verdict(), millis));
    }
}
