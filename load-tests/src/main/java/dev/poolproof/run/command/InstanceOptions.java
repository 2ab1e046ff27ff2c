package dev.poolproof.run.command;

import dev.poolproof.run.plan.InstancePlan;
import picocli.CommandLine.Option;

/** How many instances of the reference service a run has. */
final class InstanceOptions {

    @Option(
            names = "--instances",
            paramLabel = "COUNT",
            defaultValue = "1",
            description = {
                "Instances of the reference service against one server, behind no balancer: users take turns between them",
                "(default: ${DEFAULT-VALUE}, at most 8)."
            })
    private int instances = 1;

    @Option(
            names = "--rolling-restart",
            description = {
                "Replace one instance after the other under load. When the new one serves, the server must hold no session of the",
                "old one any more. Needs --instances 2 or more."
            })
    private boolean rollingRestart;

    /** @throws dev.poolproof.run.plan.UsageException if they make no sense together */
    InstancePlan plan() {
        return new InstancePlan(instances, rollingRestart);
    }
}
