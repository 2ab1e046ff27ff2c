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
                "What is looked at, beside the server and the clients (default: ${DEFAULT-VALUE}):",
                "guard: the guard in the service;",
                "pool: what the pools publish of themselves, with the guard switched off;",
                "server: nothing else, with the guard switched off."
            })
    private EvidenceSource source = EvidenceSource.GUARD;

    EvidenceSource source() {
        return source;
    }
}
