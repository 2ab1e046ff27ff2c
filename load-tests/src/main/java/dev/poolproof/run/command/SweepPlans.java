package dev.poolproof.run.command;

import dev.poolproof.reports.sweep.Combination;
import dev.poolproof.run.command.ServiceOptions.PlannedService;
import dev.poolproof.run.plan.EvidenceSource;
import dev.poolproof.run.plan.LoadSettings;
import dev.poolproof.run.plan.RunPlan;
import dev.poolproof.run.plan.ServicePlan;
import dev.poolproof.run.plan.Timing;
import dev.poolproof.run.sweep.Grid;
import dev.poolproof.run.sweep.Turn;
import dev.poolproof.run.target.ServiceCatalogue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the runs of a sweep are made.
 *
 * @param grid the settings that are compared
 * @param planned the service with each of them
 * @param load the load of the first round
 * @param folder of the sweep
 */
record SweepPlans(Grid grid, List<PlannedService> planned, LoadSettings load, RunFolder folder) {

    /** So long the service is warmed by a run that nobody looks at. */
    private static final Duration WARM_UP = Duration.ofSeconds(5);

    /** @throws dev.poolproof.run.plan.UsageException if a combination makes no service */
    static SweepPlans of(
            Grid grid,
            ServiceOptions service,
            ServiceCatalogue catalogue,
            EvidenceSource evidence,
            LoadSettings load,
            RunFolder folder) {
        List<PlannedService> planned = grid.combinations().stream()
                .map(combination -> service.plan(catalogue, evidence, load.seed(), grid.settings(combination)))
                .toList();
        return new SweepPlans(grid, planned, load, folder);
    }

    /** The settings that are compared. */
    List<Combination> combinations() {
        return grid.combinations();
    }

    /** The service with each combination. */
    List<ServicePlan> services() {
        return planned.stream().map(PlannedService::plan).toList();
    }

    /** What the variants need beside what was asked for, as a sentence; empty for nothing. */
    Optional<String> needed() {
        List<String> needed = planned.get(0).needed();
        return needed.isEmpty()
                ? Optional.empty()
                : Optional.of("To show themselves, the variants need, and get: " + String.join("; ", needed) + ".");
    }

    /** A run that counts. Within a round all combinations get the same load, and each round another. */
    RunPlan of(Turn turn) {
        return plan(
                turn.combination(),
                combinations().get(turn.combination()).label(),
                folderName(turn),
                new LoadSettings(
                        load.ratePerSecond(),
                        load.duration(),
                        load.requestTimeout(),
                        load.mix(),
                        load.seed() + turn.round() - 1));
    }

    /** A run that does not. */
    RunPlan warmUp() {
        Duration duration = load.duration().compareTo(WARM_UP) > 0 ? WARM_UP : load.duration();
        return plan(
                0,
                "warm-up",
                "warm-up",
                new LoadSettings(load.ratePerSecond(), duration, load.requestTimeout(), load.mix(), load.seed()));
    }

    /** The name of a run's folder in that of the sweep. */
    static String folderName(Turn turn) {
        return "setting-%d-round-%d".formatted(turn.combination() + 1, turn.round());
    }

    private RunPlan plan(int combination, String label, String name, LoadSettings sent) {
        PlannedService service = planned.get(combination);
        return new RunPlan(
                folder.id() + "-" + name,
                label,
                service.plan(),
                sent.with(service.mix()),
                Timing.DEFAULT,
                1,
                folder.path().resolve(name));
    }
}
