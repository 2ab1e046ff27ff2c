package dev.poolproof.run.provision;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.poolproof.run.plan.UsageException;
import java.time.Duration;
import org.testcontainers.utility.DockerImageName;

/** The image that tests may start containers from: named by an environment variable, so no test pulls one. */
public final class DockerAtHand {

    private static final String VARIABLE = "POOLPROOF_MYSQL_IMAGE";

    private DockerAtHand() {}

    /** The image's name. Where it is not to be had the test is skipped, in CI it fails. */
    public static String image() {
        String image = System.getenv(VARIABLE);
        if (image == null) {
            return missing(VARIABLE + " names no image");
        }
        try {
            return DockerEngine.reach(Duration.ofSeconds(15)).has(DockerImageName.parse(image))
                    ? image
                    : missing("the engine has no image " + image);
        } catch (UsageException e) {
            return missing(String.valueOf(e.getMessage()));
        }
    }

    private static String missing(String reason) {
        String message = "tests on Docker cannot run: " + reason;
        if (Boolean.parseBoolean(System.getenv("CI"))) {
            return fail(message + " (in CI they must)");
        }
        System.out.println("skipped: " + message);
        return abort(message);
    }
}
