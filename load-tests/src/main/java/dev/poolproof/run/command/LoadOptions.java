package dev.poolproof.run.command;

import dev.poolproof.run.plan.LoadMix;
import dev.poolproof.run.plan.LoadSettings;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How much load, and for how long. */
final class LoadOptions {

    @Option(
            names = "--rate",
            paramLabel = "PER_SECOND",
            defaultValue = "50",
            description = "Requests per second, 0.5 to 2000 (default: ${DEFAULT-VALUE}).")
    private double rate;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            defaultValue = "10s",
            converter = DurationConverter.class,
            description = "How long to send load, 1s to 1h (default: ${DEFAULT-VALUE}).")
    private Duration duration = Duration.ofSeconds(10);

    @Option(
            names = "--request-timeout",
            paramLabel = "TIME",
            defaultValue = "5s",
            converter = DurationConverter.class,
            description = "How long the client waits for an answer (default: ${DEFAULT-VALUE}).")
    private Duration requestTimeout = Duration.ofSeconds(5);

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "Seed of every random choice of the load (default: ${DEFAULT-VALUE}).")
    private long seed;

    long seed() {
        return seed;
    }

    LoadSettings settings() {
        return new LoadSettings(rate, duration, requestTimeout, LoadMix.EVERYTHING, seed);
    }
}
