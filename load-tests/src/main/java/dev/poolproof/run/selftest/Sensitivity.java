package dev.poolproof.run.selftest;

import dev.poolproof.reports.format.JudgedRun;
import dev.poolproof.reports.record.LoadFacts;
import dev.poolproof.reports.verdict.Finding;
import dev.poolproof.run.ManyRuns;
import dev.poolproof.run.plan.Endpoint;
import dev.poolproof.run.plan.EvidenceSource;
import dev.poolproof.run.plan.FaultSettings;
import dev.poolproof.run.plan.LoadMix;
import dev.poolproof.run.plan.LoadSettings;
import dev.poolproof.run.plan.RunPlan;
import dev.poolproof.run.plan.ServicePlan;
import dev.poolproof.run.plan.Timing;
import dev.poolproof.run.target.ServiceCatalogue.Variant;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Whether a mistake that shows itself once in thousands of requests is still caught, with its line. Every request asks for the
 * permissions, and one in so many takes the return that stands before the release. Session checks, which cost queries, are off.
 *
 * @param runs runs it; the caller's
 * @param id what the ids of the runs begin with
 * @param folder where runs may be kept
 */
public record Sensitivity(ManyRuns runs, String id, Path folder) {

    /** The mistake that is made rare. */
    public static final String MISTAKE = "leak-on-early-return";

    /**
     * How rare, and in how many requests it must be caught all the same.
     *
     * @param oncePer one request in so many leaks a connection
     * @param requests how many are sent
     * @param ratePerSecond how fast
     */
    public record Goal(long oncePer, long requests, double ratePerSecond) {}

    public static final List<Goal> GOALS = List.of(new Goal(1_000, 5_000, 250), new Goal(10_000, 20_000, 250));

    /** One request in so many takes the path on which the mistake is made. */
    private static final String RARITY = "variants.rarity";

    /**
     * What one goal came to.
     *
     * @param plan how it was run
     * @param judged its record and verdict
     * @param result the comparison
     */
    public record Tried(RunPlan plan, JudgedRun judged, Catch result) {}

    /**
     * Runs the mistake as rare as the goal says.
     *
     * @throws InterruptedException if interrupted; what was recorded is lost
     */
    public Tried attempt(Goal goal, Variant mistake) throws InterruptedException {
        long began = System.nanoTime();
        RunPlan plan = plan(goal, mistake);
        JudgedRun judged = JudgedRun.of(runs.execute(plan));
        if (judged.wasInterrupted()) {
            throw new InterruptedException();
        }
        Row row = Row.of(
                mistake,
                EvidenceSource.GUARD,
                judged.verdict(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
        List<Finding> findings = judged.verdict().findings();
        boolean isLeak = row.found().equals(mistake.expectedFinding());
        LoadFacts load = judged.run().load();
        Catch result = new Catch(
                goal.oncePer(),
                goal.requests(),
                load == null ? 0 : load.sent(),
                isLeak ? findings.get(0).count() : 0,
                row.result() == Row.Result.PASS,
                row);
        return new Tried(plan, judged, result);
    }

    private RunPlan plan(Goal goal, Variant mistake) {
        String name = "once-in-" + goal.oncePer();
        ServicePlan service = new ServicePlan(
                EntryPlans.TENANTS,
                EntryPlans.SEED_ROWS,
                0,
                Map.of(Endpoint.PERMISSIONS, mistake.name()),
                Map.of(RARITY, Long.toString(goal.oncePer()), "guard.session-checks", "false"),
                FaultSettings.NONE,
                EvidenceSource.GUARD);
        LoadSettings load = new LoadSettings(
                goal.ratePerSecond(),
                Duration.ofSeconds(Math.round(goal.requests() / goal.ratePerSecond())),
                Duration.ofSeconds(5),
                LoadMix.PERMISSIONS_ALONE,
                1);
        return new RunPlan(id + "-" + name, name, service, load, Timing.DEFAULT, 1, folder.resolve(name));
    }
}
