package dev.poolproof.run.load;

import dev.poolproof.reports.record.Outcome;
import dev.poolproof.run.plan.LoadMix;
import dev.poolproof.run.plan.UsageException;
import dev.poolproof.run.simulation.ScenarioPlan;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What load to send, and where to. Sending to anything but this machine is refused.
 *
 * @param targets instances of the service, {@code http://127.0.0.1:8080} for example; loopback only, without a path; users take
 *     turns between them
 * @param ratePerSecond requests a second in all, above 0 and at most {@value #HIGHEST_RATE}; may be a fraction
 * @param duration how long new users arrive; whole seconds, since Gatling arranges arrivals second by second and would drop the rest
 * @param tenants the tenants that exist, at least one
 * @param seedRows customers that every tenant had from the start, with the ids 1 … seedRows; at least one
 * @param requestTimeout how long a user waits for an answer, its connection included
 * @param injectedFailures whether failures are injected into the service, so that a server error is nothing unexpected
 * @param mix what the users do
 * @param seed equal seeds give equal journeys
 */
public record LoadPlan(
        List<URI> targets,
        double ratePerSecond,
        Duration duration,
        List<String> tenants,
        int seedRows,
        Duration requestTimeout,
        boolean injectedFailures,
        LoadMix mix,
        long seed) {

    private static final double HIGHEST_RATE = 10_000;
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final Duration MOST_PATIENT = Duration.ofMinutes(10);

    /**
     * Checks every value.
     *
     * @throws UsageException naming every value that is not as it must be
     */
    public LoadPlan {
        targets = List.copyOf(targets);
        tenants = List.copyOf(tenants);
        List<String> problems = new ArrayList<>();
        require(
                problems,
                !targets.isEmpty() && targets.stream().allMatch(LoadPlan::isLoopback),
                "target",
                targets.size() == 1 ? targets.get(0) : targets,
                "http://127.0.0.1:PORT, since load is only sent to this machine");
        require(
                problems,
                ratePerSecond > 0 && ratePerSecond <= HIGHEST_RATE,
                "rate",
                ratePerSecond,
                "requests a second above 0 and at most 10000, for example 50");
        require(
                problems,
                duration.toNanosPart() == 0 && isBetween(duration, Duration.ofSeconds(1), LONGEST),
                "duration",
                duration,
                "whole seconds from 1 s to 24 h, for example 10s");
        require(
                problems,
                !tenants.isEmpty() && tenants.stream().noneMatch(String::isBlank),
                "tenants",
                tenants,
                "at least one tenant, for example tenant-1");
        require(problems, seedRows >= 1, "seed rows", seedRows, "at least 1, for example 300");
        require(
                problems,
                isBetween(requestTimeout, Duration.ofMillis(1), MOST_PATIENT),
                "request timeout",
                requestTimeout,
                "1 ms to 10 min, for example 10s");
        if (!problems.isEmpty()) {
            throw new UsageException("This load cannot be sent: " + String.join("; ", problems));
        }
    }

    /** To one instance. */
    public LoadPlan(
            URI target,
            double ratePerSecond,
            Duration duration,
            List<String> tenants,
            int seedRows,
            Duration requestTimeout,
            boolean injectedFailures,
            LoadMix mix,
            long seed) {
        this(List.of(target), ratePerSecond, duration, tenants, seedRows, requestTimeout, injectedFailures, mix, seed);
    }

    /** The same to other instances. */
    public LoadPlan to(List<URI> others) {
        return new LoadPlan(
                others, ratePerSecond, duration, tenants, seedRows, requestTimeout, injectedFailures, mix, seed);
    }

    /** Users that arrive in all: each sends {@link Journey#LENGTH} requests. At least one, however small the rate. */
    int users() {
        return (int) Math.max(1, Math.round(ratePerSecond * duration.toSeconds() / Journey.LENGTH));
    }

    /**
     * What an outcome counts as. Nobody can tell from outside whether a server error is the one that was injected; where any are,
     * each is taken for one. Everything else keeps its meaning.
     */
    Outcome judged(Outcome outcome) {
        return injectedFailures && outcome == Outcome.SERVER_ERROR ? Outcome.AS_EXPECTED : outcome;
    }

    /** When the last answer must be there, counted from the first request. */
    Duration longestDuration() {
        return duration.plus(requestTimeout.multipliedBy(Journey.LENGTH)).plusSeconds(5);
    }

    private static void require(List<String> problems, boolean met, String name, Object given, String expected) {
        if (!met) {
            problems.add(name + " is " + given + ", expected " + expected);
        }
    }

    private static boolean isBetween(Duration duration, Duration least, Duration most) {
        return duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0;
    }

    private static boolean isLoopback(URI target) {
        String host = target.getHost();
        String path = target.getPath();
        return "http".equals(target.getScheme())
                && host != null
                && ScenarioPlan.isLoopbackName(host)
                && target.getUserInfo() == null
                && (path == null || path.isEmpty() || "/".equals(path));
    }
}
