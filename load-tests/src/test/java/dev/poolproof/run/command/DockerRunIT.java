package dev.poolproof.run.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.record.Environment.DatabaseFacts;
import dev.poolproof.reports.verdict.Judge;
import dev.poolproof.reports.verdict.Verdict;
import dev.poolproof.run.provision.DockerAtHand;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command {@code run} on real MySQL in a container: the same verdicts as on the embedded database. */
class DockerRunIT {

    @TempDir
    private Path folder = Path.of(".");

    @ParameterizedTest
    @CsvSource({
        "permissions=never-released,                 1, connection-leak",
        "customers=cached-pool-closed,               1, shared-pool-closed",
        "dashboard=pool-per-request,                 1, pool-per-request",
        "dashboard=connection-per-query,             1, borrow-amplification",
        "customers=failure-masked-as-unknown-tenant, 1, failure-masked",
        "dashboard=try-finally,                      0, ",
    })
    void givesTheSameVerdictsOnMySql(String variant, int exitCode, String finding) throws Exception {
        Runs runs = new Runs(folder, List.of("--database", "docker", "--image", DockerAtHand.image()));
        try (CommandLineProcess command = runs.start("--variant", variant)) {
            assertThat(command.exitCode()).as(command.output()).isEqualTo(exitCode);

            DatabaseFacts database = runs.record().environment().database();
            assertThat(database.engine()).isEqualTo("MySQL");
            assertThat(database.maxConnections()).isEqualTo(24);
            Verdict verdict = Judge.judge(runs.record());
            assertThat(verdict.findings().stream().limit(1))
                    .allSatisfy(first -> assertThat(first.rule()).isEqualTo(finding));
            System.out.printf("%s %s: %s %s%n", database.engine(), database.engineVersion(), variant, verdict.word());
        }
    }
}
