package dev.poolproof.run.command;

import dev.poolproof.reports.budget.Budget;
import dev.poolproof.reports.budget.Fleet;
import dev.poolproof.reports.budget.Limits;
import dev.poolproof.reports.format.BudgetText;
import dev.poolproof.run.plan.UsageException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says whether a fleet's pools fit their server. */
@Command(
        name = "budget",
        description = {
            "Says whether the pools of all instances fit their database server, and how large they may be at most.",
            "Exit code 0: they fit; 1: they do not."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Poolproof.BuildVersion.class)
final class BudgetCommand implements Callable<Integer> {

    private static final int MOST_INSTANCES = 10_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private FleetOptions fleet = new FleetOptions();

    @Option(
            names = "--instances",
            paramLabel = "COUNT",
            defaultValue = "1",
            description = "Instances of the service, those that start while others still end included (default: 1).")
    private int instances;

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Override
    public Integer call() throws InterruptedException {
        if (instances < 1 || instances > MOST_INSTANCES) {
            throw new UsageException(
                    "--instances is %d, but must be between 1 and %d.".formatted(instances, MOST_INSTANCES));
        }
        List<String> origins = new ArrayList<>();
        Fleet pools = fleet.fleet(origins::add);
        Limits allowed = limits.limits(origins::add);
        Budget budget = new Budget(pools, instances, allowed);
        PrintWriter out = spec.commandLine().getOut();
        out.print(BudgetText.render(budget, origins, Terminal.wantsColour()));
        out.flush();
        return budget.fits() ? ExitCode.PASS.number() : ExitCode.FAIL.number();
    }
}
