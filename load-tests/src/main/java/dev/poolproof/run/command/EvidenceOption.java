package dev.poolproof.run.command;

import dev.poolproof.run.plan.EvidenceSource;
import picocli.CommandLine.Option;

/** What a run may look at. */
final class EvidenceOption {

    @Option(
            names = "--evidence",
            paramLabel = "SOURCE",
            defaultValue = "guard",
            description = {
                "guard: the guard in the service, the server and the clients; with the guard switched off pool: what the pools",
                "publish of themselves, the server and the clients; or server: those two alone (default: ${DEFAULT-VALUE})."
            })
    private EvidenceSource source = EvidenceSource.GUARD;

    EvidenceSource source() {
        return source;
    }
}
