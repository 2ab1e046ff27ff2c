package dev.poolproof.run.selftest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.poolproof.reports.format.ConsoleReport;
import dev.poolproof.run.ManyRuns;
import dev.poolproof.run.RunProgress;
import dev.poolproof.run.load.GatlingLoad;
import dev.poolproof.run.plan.EvidenceSource;
import dev.poolproof.run.plan.LoadMix;
import dev.poolproof.run.plan.LoadSettings;
import dev.poolproof.run.provision.Database;
import dev.poolproof.run.provision.Provision;
import dev.poolproof.run.provision.ProvisionRequest;
import dev.poolproof.run.selftest.Row.Result;
import dev.poolproof.run.target.ServiceCatalogue;
import dev.poolproof.run.target.ServiceCatalogue.Variant;
import dev.poolproof.run.target.ServiceJar;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every entry of the service's registry, a test each, so that a new one is tested the moment it is registered. All of them share one
 * database, one service and one load generator, as in the command {@code selftest}.
 */
@TestInstance(Lifecycle.PER_CLASS)
class SelftestIT {

    private static final LoadSettings LOAD =
            new LoadSettings(60, Duration.ofSeconds(2), Duration.ofSeconds(5), LoadMix.EVERYTHING, 1);

    private final ServiceJar jar = ServiceJar.locate();
    private @Nullable Shared shared;

    /** What all entries share, in the order in which it is closed. */
    private record Shared(
            ServiceCatalogue catalogue, ManyRuns runs, Database database, GatlingLoad load, Selftest selftest)
            implements AutoCloseable {
        @Override
        public void close() {
            try (load;
                    database;
                    runs) {
                assertThat(runs.services())
                        .as("services it took, one where every world was clean")
                        .isEqualTo(1);
            }
        }
    }

    @BeforeAll
    void start(@TempDir Path folder) throws InterruptedException {
        GatlingLoad load = GatlingLoad.prepareSeries(folder);
        ServiceCatalogue catalogue = ServiceCatalogue.read(jar);
        Database database = Provision.EMBEDDED.provide(new ProvisionRequest(
                ProvisionRequest.DEFAULT_MAX_CONNECTIONS,
                ProvisionRequest.DEFAULT_IMAGE,
                null,
                "selftest",
                folder,
                line -> {}));
        ManyRuns runs = new ManyRuns(database, load, jar, catalogue, folder, RunProgress.of(System.out::println));
        EntryPlans plans = new EntryPlans("selftest", folder, EvidenceSource.GUARD, LOAD);
        shared = new Shared(catalogue, runs, database, load, new Selftest(runs, plans));
    }

    @AfterAll
    void end() {
        if (shared != null) {
            shared.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyEntryComesToWhatItMust() {
        Shared all = shared();
        return all.catalogue().variants().stream()
                .map(variant -> dynamicTest(variant.name(), () -> comesToWhatItMust(all.selftest(), variant)));
    }

    private static void comesToWhatItMust(Selftest selftest, Variant variant) throws InterruptedException {
        Selftest.Tried tried = selftest.attempt(variant);

        assertThat(tried.row().result())
                .as(MatrixText.row(tried.row()) + new ConsoleReport(false).render(tried.judged()))
                .isEqualTo(Result.PASS);
    }

    private Shared shared() {
        if (shared == null) {
            throw new IllegalStateException("Nothing was started");
        }
        return shared;
    }
}
