package dev.poolproof.run.target;

import dev.poolproof.run.plan.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the reference service's executable jar lies. */
public final class ServiceJar {

    /** System property that names the jar; the launcher sets it. */
    public static final String PROPERTY = "poolproof.service";

    private ServiceJar() {}

    /** @throws UsageException if the jar is not there */
    public static Path locate() {
        @Nullable String configured = System.getProperty(PROPERTY);
        if (configured == null) {
            throw new UsageException(
                    "Nobody said where the reference service's jar is: start Poolproof with its launcher, "
                            + "./poolproof, or give -D" + PROPERTY + "=FILE.");
        }
        Path jar = Path.of(configured);
        if (!Files.isRegularFile(jar)) {
            throw new UsageException(
                    "The reference service's jar is not at " + jar + ": build it with 'mvn package -DskipTests'.");
        }
        return jar;
    }
}
