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
                "guard: the guard in the service, the server and the clients; server: the server and the clients alone,",
                "with the guard switched off (default: ${DEFAULT-VALUE})."
            })
    private EvidenceSource source = EvidenceSource.GUARD;

    EvidenceSource source() {
        return source;
    }
}
