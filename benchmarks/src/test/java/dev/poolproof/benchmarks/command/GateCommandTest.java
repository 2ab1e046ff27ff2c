package dev.poolproof.benchmarks.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.benchmarks.report.Machine;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GateCommandTest {

    @Test
    void namesMachineJdkAndDate() {
        Machine machine = new Machine("a processor", 2, "an OS", "a Java");

        assertThat(GateCommand.surroundings(machine, Instant.parse("2026-11-24T10:15:30Z")))
                .isEqualToNormalizingNewlines(
                        "  machine  2 × a processor, an OS, a Java\n  run      24 November 2026, 10:15 UTC\n");
    }
}
