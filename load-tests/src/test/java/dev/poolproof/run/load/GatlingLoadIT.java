package dev.poolproof.run.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.poolproof.reports.record.LoadFacts;
import dev.poolproof.reports.record.LoadFacts.Latency;
import dev.poolproof.reports.record.LoadFacts.RequestFacts;
import dev.poolproof.reports.record.Outcome;
import dev.poolproof.run.load.FakeService.Behaviour;
import dev.poolproof.run.load.FakeService.Seen;
import dev.poolproof.run.plan.Endpoint;
import dev.poolproof.run.plan.LoadMix;
import dev.poolproof.run.plan.UsageException;
import dev.poolproof.run.process.ScratchFolder;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real Gatling in a real child JVM, against a service that does as it is told. */
@Timeout(120)
class GatlingLoadIT {

    private static final List<String> TENANTS = List.of("tenant-1", "tenant-2", "tenant-3");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ENDED_BY_SIGNAL = 128;

    @TempDir
    Path runFolder;

    @Test
    void countsWhatTheServiceSaw() throws Exception {
        try (FakeService service = FakeService.start(TENANTS, seen -> Behaviour.RIGHT);
                GatlingLoad load = GatlingLoad.prepare(runFolder)) {
            assertThat(load.isRunning()).isFalse();
            assertThat(load.progress()).isEmpty();

            load.start(plan(service, 40, 3, Duration.ofSeconds(10)));
            assertThat(load.isRunning()).isTrue();
            LoadFacts facts = load.await(PATIENCE);

            assertThat(load.isRunning()).isFalse();
            assertThat(facts.generator()).isEqualTo("Gatling 3.15.1");
            assertThat(facts.cpuShare()).isBetween(0.0, 1.0).isPositive();
            assertThat(facts.machineShare()).isBetween(0.0, 1.0);
            assertThat(facts.sent()).isEqualTo(120).isEqualTo(service.seen().size());
            assertThat(facts.requests())
                    .extracting(RequestFacts::name)
                    .containsExactly(Arrays.stream(RequestKind.values())
                            .filter(kind -> !kind.isAbandoned())
                            .map(RequestKind::title)
                            .toArray(String[]::new));
            assertThat(facts.requests()).allSatisfy(GatlingLoadIT::isWholeAndAsExpected);
            assertThat(load.progress()).hasValueSatisfying(last -> {
                assertThat(last.sent()).isEqualTo(120);
                assertThat(last.failed()).isZero();
            });
            assertThat(service.seen()).extracting(Seen::tenant).contains("tenant-1", "tenant-2", "tenant-3");

            assertThat(load.awaitReport(PATIENCE).report()).isEqualTo("gatling/index.html");
            assertThat(runFolder.resolve("gatling/index.html")).isNotEmptyFile();
            assertThat(load.awaitReport(PATIENCE).report()).isEqualTo("gatling/index.html");
        }
    }

    @Test
    void tellsFailuresApart() throws Exception {
        try (FakeService service = FakeService.start(TENANTS, GatlingLoadIT::misbehave);
                GatlingLoad load = GatlingLoad.prepare(runFolder)) {
            load.start(plan(service, 40, 3, Duration.ofMillis(700)));

            LoadFacts facts = load.await(PATIENCE);

            Map<Outcome, Long> counted = new HashMap<>();
            facts.requests()
                    .forEach(kind ->
                            kind.outcomes().forEach((outcome, count) -> counted.merge(outcome, count, Long::sum)));
            assertThat(facts.sent()).isEqualTo(120);
            assertThat(counted)
                    .containsOnly(
                            Map.entry(Outcome.AS_EXPECTED, seen(service, Behaviour.RIGHT)),
                            Map.entry(Outcome.MASKED_AS_UNKNOWN_TENANT, seen(service, Behaviour.MASKED)),
                            Map.entry(Outcome.POOL_CLOSED, seen(service, Behaviour.POOL_CLOSED)),
                            Map.entry(Outcome.WRONG_BODY, seen(service, Behaviour.EMPTY_BODY)),
                            Map.entry(Outcome.CLIENT_TIMEOUT, seen(service, Behaviour.NEVER_ANSWERED)),
                            // On a connection used before, Gatling asks once more of its own accord.
                            Map.entry(Outcome.NO_ANSWER, seen(service, Behaviour.HUNG_UP) / 2));
            assertThat(facts.requests())
                    .allSatisfy(kind -> assertThat(sum(kind)).isEqualTo(kind.sent()));
            assertThat(service.seen())
                    .filteredOn(seen -> misbehave(seen) == Behaviour.MASKED)
                    .extracting(Seen::browser)
                    .contains(true, false);
            load.awaitReport(PATIENCE);
            long failures = counted.entrySet().stream()
                    .filter(entry -> entry.getKey().isFailure())
                    .mapToLong(Map.Entry::getValue)
                    .sum();
            assertThat(runFolder.resolve("gatling.log")).content().containsPattern("> KO +" + failures + " ");
        }
    }

    @Test
    void sendsOneLoadAfterTheOtherAndCountsEachFromZero() throws Exception {
        try (FakeService service = FakeService.start(TENANTS, seen -> Behaviour.RIGHT);
                GatlingLoad load = GatlingLoad.prepareSeries(runFolder)) {
            for (int round = 1; round <= 3; round++) {
                load.start(plan(service, 20, 1, Duration.ofSeconds(10)));

                assertThat(load.await(PATIENCE).sent()).isEqualTo(20);
                assertThat(load.isRunning()).isFalse();
                assertThat(load.awaitReport(PATIENCE).report()).isNull();
            }

            assertThat(service.seen()).hasSize(60);
            assertThat(load.child().isAlive()).isTrue();
        }
        assertThat(runFolder).isDirectoryNotContaining("glob:**tmp");
        assertThat(runFolder.resolve("gatling")).isDirectoryNotContaining("regex:.*/[^/]*simulation.*");
    }

    @Test
    void countsALoadThatIsSentAgainTogetherWithTheFirst() throws Exception {
        try (FakeService service = FakeService.start(TENANTS, seen -> Behaviour.RIGHT);
                GatlingLoad load = GatlingLoad.prepare(runFolder, 2)) {
            load.start(plan(service, 20, 1, Duration.ofSeconds(10)));
            assertThat(load.await(PATIENCE).sent()).isEqualTo(20);

            load.startAgain();

            assertThat(load.await(PATIENCE).sent())
                    .isEqualTo(40)
                    .isEqualTo(service.seen().size());
            assertThat(load.awaitReport(PATIENCE).report()).isEqualTo("gatling/index.html");
        }
    }

    @Test
    void hangsUpInTheMiddleOfAnAnswerWhereThatIsAskedFor() throws Exception {
        try (FakeService service = FakeService.start(TENANTS, seen -> Behaviour.NEVER_ANSWERED);
                GatlingLoad load = GatlingLoad.prepareSeries(runFolder)) {
            load.start(plan(service, 60, 1, Duration.ofSeconds(1), LoadMix.WITH_CLIENT_ABORTS));

            LoadFacts facts = load.await(PATIENCE);

            assertThat(facts.requests())
                    .filteredOn(kind -> kind.name().endsWith(", abandoned"))
                    .hasSize(1)
                    .allSatisfy(kind -> assertThat(kind.outcomes()).containsOnlyKeys(Outcome.AS_EXPECTED));
            assertThat(facts.requests())
                    .filteredOn(kind -> kind.name().equals("dashboard"))
                    .allSatisfy(kind -> assertThat(kind.outcomes()).containsOnlyKeys(Outcome.CLIENT_TIMEOUT));
        }
    }

    @Test
    void reportsAChildThatWasKilled() throws Exception {
        try (FakeService service = FakeService.start(TENANTS, seen -> Behaviour.RIGHT);
                GatlingLoad load = GatlingLoad.prepare(runFolder)) {
            load.start(plan(service, 20, 60, Duration.ofSeconds(10)));

            load.child().destroyForcibly();

            assertThatThrownBy(() -> load.await(PATIENCE))
                    .isInstanceOf(LoadLostException.class)
                    .hasMessageContaining("before it had reported")
                    .asInstanceOf(type(LoadLostException.class))
                    .extracting(lost -> lost.exitCode().orElseThrow())
                    .isEqualTo(ENDED_BY_SIGNAL + 9);
            assertThat(load.isRunning()).isFalse();
        }
    }

    @Test
    void saysSoWhenTheLoadIsNotDoneInTime() throws Exception {
        try (GatlingLoad load = GatlingLoad.prepare(runFolder)) {
            assertThatThrownBy(() -> load.await(Duration.ofMillis(1)))
                    .isInstanceOf(LoadLostException.class)
                    .hasMessageContaining("still running");
        }
    }

    @Test
    void closeLeavesNoProcess() {
        GatlingLoad load = GatlingLoad.prepare(runFolder);
        assertThat(load.child().isAlive()).isTrue();

        load.close();

        assertThat(load.child().isAlive()).isFalse();
        load.close();
    }

    @Test
    void theChildEndsWhenItsParentIsGone() throws Exception {
        Process child = new InjectorCommand(LoadSimulation.class.getName(), List.of(), Map.of())
                .of(runFolder, 1, runFolder.resolve("log"), ScratchFolder.in(runFolder, "tmp"))
                .start();
        try {
            child.getOutputStream().close();

            assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(child.exitValue()).isEqualTo(Injector.ORPHANED);
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    @Test
    void refusesAFolderThatCannotBeWrittenToOrHasHeldALoad() throws Exception {
        Path file = Files.createFile(runFolder.resolve("file"));
        Files.createDirectories(runFolder.resolve("used/gatling"));

        assertThatThrownBy(() -> GatlingLoad.prepare(file))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(file.toString());
        assertThatThrownBy(() -> GatlingLoad.prepare(runFolder.resolve("used")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("that no run has used");
    }

    private static Behaviour misbehave(Seen seen) {
        if (!TENANTS.contains(seen.tenant())) {
            return Behaviour.RIGHT;
        }
        if (seen.tenant().equals("tenant-2")) {
            return Behaviour.MASKED;
        }
        if (seen.isTo(Endpoint.PERMISSIONS) && seen.tenant().equals("tenant-3")) {
            return Behaviour.EMPTY_BODY;
        }
        if (seen.isTo(Endpoint.DASHBOARD) && seen.tenant().equals("tenant-1")) {
            return Behaviour.POOL_CLOSED;
        }
        if (seen.method().equals("PUT")) {
            return Behaviour.NEVER_ANSWERED;
        }
        boolean oneCustomer = seen.path().startsWith(Endpoint.CUSTOMERS.path() + "/");
        return oneCustomer && seen.method().equals("GET") ? Behaviour.HUNG_UP : Behaviour.RIGHT;
    }

    private static long seen(FakeService service, Behaviour behaviour) {
        long count = service.seen().stream()
                .filter(seen -> misbehave(seen) == behaviour)
                .count();
        assertThat(count).as("requests met with %s", behaviour).isPositive();
        return count;
    }

    private static void isWholeAndAsExpected(RequestFacts kind) {
        assertThat(kind.outcomes()).containsExactly(Map.entry(Outcome.AS_EXPECTED, kind.sent()));
        Latency latency = Objects.requireNonNull(kind.latency());
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(latency.histogram()));
        assertThat(decode(bytes).getTotalCount()).isEqualTo(kind.sent());
    }

    private static Histogram decode(ByteBuffer bytes) {
        try {
            return Histogram.decodeFromCompressedByteBuffer(bytes, 0);
        } catch (DataFormatException e) {
            throw new AssertionError(e);
        }
    }

    private static long sum(RequestFacts kind) {
        return kind.outcomes().values().stream().mapToLong(Long::longValue).sum();
    }

    private static LoadPlan plan(FakeService service, double rate, int seconds, Duration requestTimeout) {
        return plan(service, rate, seconds, requestTimeout, LoadMix.EVERYTHING);
    }

    private static LoadPlan plan(FakeService service, double rate, int seconds, Duration requestTimeout, LoadMix mix) {
        return new LoadPlan(
                service.url(),
                rate,
                Duration.ofSeconds(seconds),
                TENANTS,
                FakeService.SEED_ROWS,
                requestTimeout,
                false,
                mix,
                1);
    }
}
