package dev.poolproof.reports.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.GuardSketch;
import dev.poolproof.reports.PublishedSketch;
import dev.poolproof.reports.Records;
import dev.poolproof.reports.SampleRuns;
import dev.poolproof.reports.record.Evidence;
import dev.poolproof.reports.record.GuardEvidence.Tracker;
import dev.poolproof.reports.record.Incident.Kind;
import dev.poolproof.reports.record.Outcome;
import dev.poolproof.reports.record.Phase;
import dev.poolproof.reports.record.Sample;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What every check promises; a check is under it from the moment it is registered. */
final class ChecksContractTest {

    private static final Map<Checks, Consumer<Records>> OBJECTIONABLE = new EnumMap<>(Map.of(
            Checks.INTERRUPTED, run -> run.incident(Kind.INTERRUPTED, "Ctrl-C"),
            Checks.SOMETHING_DIED, run -> run.incident(Kind.SERVICE_DIED, "exit code 137"),
            Checks.LOAD_SENT, run -> run.requests.values().forEach(request -> request.sent /= 3),
            Checks.EVIDENCE_AT_REST, run -> run.withoutBaseline(),
            Checks.SAMPLE_GAP, run -> run.samplesBetween(6_000, 8_200, ChecksContractTest::withoutGuard),
            Checks.CLOCK_JUMP, run -> run.after.clockAheadMillis = 3_000,
            Checks.REPETITIONS, run -> run.repeat(3).requests.values().forEach(request -> request.sent *= 3),
            Checks.FAULTS_INJECTED, run -> run.faults = List.of("statement-fails:0.05"),
            Checks.INJECTOR_SATURATED, run -> run.cpuShare = 0.81,
            Checks.SEEDED_PATH, run -> run.seed("dashboard", "pool-per-request", "pool-per-request")));

    /** As near as can be to what is objected to. */
    private static final Map<Checks, Consumer<Records>> GOOD_ENOUGH = new EnumMap<>(Map.of(
            Checks.INTERRUPTED, run -> run.incident(Kind.EVIDENCE_LOST, "slow answer"),
            Checks.SOMETHING_DIED, run -> run.incident(Kind.EVIDENCE_LOST, "slow answer"),
            Checks.LOAD_SENT, run -> run.requests.values().forEach(request -> request.sent = request.sent * 6 / 10),
            Checks.EVIDENCE_AT_REST, run -> run.incident(Kind.EVIDENCE_LOST, "slow answer"),
            Checks.SAMPLE_GAP, run -> run.samplesBetween(6_000, 7_500, ChecksContractTest::withoutGuard),
            Checks.CLOCK_JUMP, run -> run.after.clockAheadMillis = run.before.clockAheadMillis = 9_000,
            Checks.REPETITIONS, run -> run.repeat(2).cycle(new GuardSketch(11_000, 140)),
            Checks.FAULTS_INJECTED, ChecksContractTest::faultsThatHappened,
            Checks.INJECTOR_SATURATED, run -> run.cpuShare = -1,
            Checks.SEEDED_PATH, run -> run.seed("dashboard", "try-finally", "none")));

    static {
        OBJECTIONABLE.put(
                Checks.SAME_PROCESS,
                run -> run.published(
                        List.of(PublishedSketch.source(1_000, "orders", 0)),
                        List.of(PublishedSketch.source(9_000, "orders", 0))));
        GOOD_ENOUGH.put(
                Checks.SAME_PROCESS,
                run -> run.published(
                        List.of(PublishedSketch.source(1_000, "orders", 0)),
                        List.of(PublishedSketch.source(1_000, "orders", 0))));
        OBJECTIONABLE.put(
                Checks.WATCHED_SESSIONS,
                run -> run.watchedCommand(null, 0).after.pools.forEach(pool -> pool.total += 1));
        GOOD_ENOUGH.put(
                Checks.WATCHED_SESSIONS,
                run -> run.watchedCommand(24, 0).twice().after.pools.forEach(pool -> pool.total += 1));
        // One of two instances was replaced.
        OBJECTIONABLE.put(Checks.RESTARTS, run -> run.replaced(0, true).instances = 2);
        GOOD_ENOUGH.put(Checks.RESTARTS, run -> run.replaced(0, true).instances = 1);
        OBJECTIONABLE.put(Checks.MACHINE_SATURATED, run -> {
            run.machineShare = 0.98;
            run.outcome("dashboard", Outcome.ACQUIRE_TIMEOUT, 4);
        });
        // What depends on no time stands, and so does a run without a finding.
        GOOD_ENOUGH.put(Checks.MACHINE_SATURATED, run -> run.machineShare = 0.98);
    }

    @Test
    void believesCountersOnABusyMachineToo() {
        Records run = Records.healthy();
        run.machineShare = 1;
        run.after.leak(
                "tenant-1", GuardSketch.PERMISSIONS, Records.site("handling.NeverReleased", "handle", 24), 6_000, true);
        run.outcome("permissions", Outcome.ACQUIRE_TIMEOUT, 4);

        assertThat(Judge.judge(run.build())).isInstanceOf(Fail.class);
    }

    @ParameterizedTest
    @EnumSource
    void makesTheRunInvalidForItsReason(Checks check) {
        Records run = Records.healthy().with(of(OBJECTIONABLE, check));

        assertThat(Judge.judge(run.build()))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.reasons()).singleElement().satisfies(reason -> {
                            assertThat(reason.check()).isEqualTo(check.check().id());
                            assertThat(reason.message()).endsWith(".").doesNotContain("null", "  ", "..");
                        }));
    }

    @ParameterizedTest
    @EnumSource
    void acceptsWhatIsGoodEnough(Checks check) {
        Records run = Records.healthy().with(of(GOOD_ENOUGH, check));

        assertThat(check.check().objections(new Facts(run.build()), List.of())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(SampleRuns.class)
    void acceptsRealRuns(SampleRuns run) {
        assertThat(Judge.judge(run.record())).isNotInstanceOf(Invalid.class);
    }

    @Test
    void givesEachCheckAnIdOfItsOwn() {
        assertThat(Arrays.stream(Checks.values()).map(check -> check.check().id()))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z]+(-[a-z]+)*"));
    }

    @ParameterizedTest
    @CsvSource({"SERVICE_DIED, The service", "DATABASE_DIED, The database", "LOAD_DIED, The load generator"})
    void saysWhatDied(Kind kind, String what) {
        Records run = Records.healthy().incident(kind, "exit code 137");

        assertThat(reasons(run)).singleElement().asString().startsWith(what + " ended by itself after ");
    }

    @Test
    void saysThatASeededEndpointWasNeverReached() {
        Records run = Records.healthy().seed("dashboard", "pool-per-request", "pool-per-request");
        run.requests.values().removeIf(request -> request.endpoint.equals("dashboard"));

        assertThat(reasons(run)).singleElement().asString().contains("no request went there", "never exercised");
    }

    @Test
    void saysThatASeededFindingIsUnknown() {
        Records run = Records.healthy().seed("dashboard", "phantom-pool", "phantom-pool");

        assertThat(reasons(run)).singleElement().asString().contains("no rule phantom-pool", "connection-leak");
    }

    @Test
    void saysWhichWitnessIsMissing() {
        assertThat(reasons(Records.healthy().withoutGuard()))
                .anyMatch(reason -> reason.contains("of the guard before the load"))
                .anyMatch(reason -> reason.contains("of the guard after the load"));
    }

    @Test
    void doesNotMissAGuardThatWasSwitchedOff() {
        Records run = Records.healthy().serverOnly();
        run.samples.replaceAll(ChecksContractTest::withoutGuard);

        assertThat(Judge.judge(run.build())).isInstanceOf(Pass.class);
    }

    @Test
    void takesAnyFindingForATraceWhereTheGuardWasSwitchedOff() {
        Records run = Records.healthy().serverOnly().seed("permissions", "never-released", "connection-leak");
        assertThat(reasons(run)).singleElement().asString().contains("left no trace");

        run.outcome("permissions", Outcome.SERVER_ERROR, 9);

        assertThat(Judge.judge(run.build())).isInstanceOf(Fail.class);
    }

    @Test
    void objectsToARepetitionWithoutEvidence() {
        Records run = Records.healthy().repeat(2);
        run.cycles.add(new Evidence(11_000, null, null));

        assertThat(reasons(run)).singleElement().asString().contains("server and guard after repetition 1");
    }

    @Test
    void asksForTheLoadOfEachRepetition() {
        Records run = Records.healthy().repeat(3);
        run.cycle(new GuardSketch(9_000, 100)).cycle(new GuardSketch(14_000, 160));
        run.requests.values().forEach(request -> request.sent = request.sent / 4 * 3 * 3);
        assertThat(reasons(run)).isEmpty();

        run.requests.values().forEach(request -> request.sent /= 2);

        assertThat(reasons(run)).singleElement().asString().contains("of 1,800 requests");
    }

    @Test
    void objectsToSamplesThatRunBackwards() {
        Records run = Records.healthy();
        java.util.Collections.swap(run.samples, 30, 31);

        assertThat(reasons(run)).singleElement().asString().contains("went backwards");
    }

    @Test
    void acceptsThePauseOfTheLoadBetweenTwoRepetitions() {
        Records run = Records.healthy().repeat(2);
        run.cycle(new GuardSketch(11_000, 100));
        run.phases.removeIf(phase -> phase.name() == Phase.Name.LOAD);
        run.phases.add(4, new Phase(Phase.Name.LOAD, Records.LOAD_START, 8_000));
        run.phases.add(5, new Phase(Phase.Name.LOAD, 12_000, Records.LOAD_END));
        run.samplesBetween(
                8_000, 12_000, sample -> new Sample(sample.atMillis(), sample.server(), sample.guard(), null));
        run.requests.values().forEach(request -> request.sent *= 2);

        assertThat(reasons(run)).isEmpty();
    }

    @Test
    void objectsToSamplesThatStopBeforeTheEnd() {
        Records run = Records.healthy();
        run.samples.removeIf(sample -> sample.atMillis() > Records.LOAD_END);

        assertThat(reasons(run)).hasSize(2).allMatch(reason -> reason.contains("15.5 s to 19.2 s"));
    }

    @Test
    void objectsToARunWithoutLoad() {
        assertThat(reasons(Records.healthy().with(run -> run.loadReported = false)))
                .singleElement()
                .asString()
                .contains("never reported");
        assertThat(reasons(Records.healthy().with(run -> run.requests.clear())))
                .singleElement()
                .asString()
                .contains("No request was sent, though 600 were asked for");
    }

    @Test
    void keepsWhatWasSeenWithoutCallingItProven() {
        Records run = RuleCase.CONNECTION_LEAK.speaks().incident(Kind.INTERRUPTED, "Ctrl-C");

        Verdict verdict = Judge.judge(run.build());

        assertThat(verdict).isInstanceOf(Invalid.class);
        assertThat(verdict.exitCode()).isEqualTo(2);
        assertThat(verdict.findings()).extracting(Finding::rule).containsExactly("connection-leak");
    }

    @Test
    void failsNobodyForAKindOfOutcome() {
        Records run = Records.healthy().outcome("dashboard", Outcome.SERVER_ERROR, 102);

        assertThat(Judge.judge(run.build())).isInstanceOf(Fail.class);
    }

    private static void faultsThatHappened(Records run) {
        run.faults = List.of("statement-fails:0.05");
        run.after.tracker = new Tracker(true, run.faults, 31, 240, 0);
    }

    private static Sample withoutGuard(Sample sample) {
        return new Sample(sample.atMillis(), sample.server(), null, sample.load());
    }

    private static Consumer<Records> of(Map<Checks, Consumer<Records>> cases, Checks check) {
        Consumer<Records> known = cases.get(check);
        assertThat(known).as("a case for the check " + check).isNotNull();
        return java.util.Objects.requireNonNull(known);
    }

    private static List<String> reasons(Records run) {
        return Judge.judge(run.build()) instanceof Invalid invalid
                ? invalid.reasons().stream().map(Invalid.Reason::message).toList()
                : List.of();
    }
}
