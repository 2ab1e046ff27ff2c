package dev.poolproof.benchmarks.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.benchmarks.SlowedBorrow;
import dev.poolproof.benchmarks.run.ForkTiming;
import dev.poolproof.benchmarks.run.Forks;
import dev.poolproof.benchmarks.run.Trial;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A deliberate slow-down is caught for real, in forks. The machine may be busy, so the slow-down is so large that no noise
 * hides it, and the machine's noise is no reason to refuse; how the limits decide is {@link GateDecisionTest}'s.
 */
class GateSlowdownIT {

    private static final int ROUNDS = 3;
    private static final ForkTiming TIMING = new ForkTiming(2, 2, Duration.ofMillis(100));
    private static final GateLimits ANY_MACHINE = new GateLimits(1.05, 8, 100, 1);

    @Test
    void catchesASlowdown() throws IOException {
        GateDecision decision = decide("slowdown", Map.of("slowdown", "2000"));

        assertThat(decision.outcome()).isNotEqualTo(Outcome.PASS);
        assertThat(decision.ratio().low()).isGreaterThan(1.05);
    }

    @Test
    void catchesAllocation() throws IOException {
        GateDecision decision = decide("waste", Map.of("waste", "1000"));

        assertThat(decision.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(decision.extraBytes()).isGreaterThan(1_000);
    }

    private static GateDecision decide(String name, Map<String, String> parameters) throws IOException {
        String benchmark = SlowedBorrow.class.getName() + ".borrow";
        Trial slowed = Trial.of("with " + parameters, benchmark, parameters);
        Trial unchanged = Trial.of("unchanged", benchmark, Map.of());
        Path folder = Files.createDirectories(Path.of("target/gate"));
        try (PrintStream log =
                new PrintStream(Files.newOutputStream(folder.resolve(name + ".log")), true, StandardCharsets.UTF_8)) {
            GateDecision decision = new Gate(
                            new TrialContest(new Forks(log), TIMING, slowed, unchanged),
                            ANY_MACHINE,
                            ROUNDS,
                            Duration.ofMinutes(2),
                            InstantSource.system(),
                            new ForeignLoad(),
                            round -> {})
                    .decide();
            Files.writeString(
                    folder.resolve(name + ".txt"), GateText.render(decision, slowed.title(), unchanged.title()));
            return decision;
        }
    }
}
