package dev.poolproof.run.command;

import dev.poolproof.run.plan.FaultRate;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Failures that the guard injects. */
final class FaultsOption {

    @Option(
            names = "--faults",
            paramLabel = "KIND:RATE",
            split = ",",
            description = {
                "Failures that the guard injects, and in which share of the calls: statement-fails:0.01,",
                "statement-slow:0.05, rollback-fails:1 (default: none)."
            })
    private List<String> faults = new ArrayList<>();

    /** @throws dev.poolproof.run.plan.UsageException if one cannot be read */
    List<FaultRate> rates() {
        return faults.stream().map(FaultRate::parse).toList();
    }
}
