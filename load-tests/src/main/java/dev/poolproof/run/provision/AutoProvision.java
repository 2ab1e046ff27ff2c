package dev.poolproof.run.provision;

import dev.poolproof.run.plan.UsageException;
import java.time.Duration;
import org.testcontainers.utility.DockerImageName;

/** MySQL in a container where that is to be had without a long wait, else MariaDB in place. The facts say why. */
final class AutoProvision implements Provision.Strategy {

    private static final Duration ENGINE_AT_MOST = Duration.ofSeconds(5);
    private static final Duration PULL_AT_MOST = Duration.ofSeconds(60);

    @Override
    public ProvidedDatabase provide(ProvisionRequest request) {
        DockerImageName image = DockerProvision.image(request);
        try {
            DockerEngine engine = DockerEngine.reach(ENGINE_AT_MOST);
            String how = engine.has(image) ? "has" : "pulled";
            return new DockerProvision()
                    .provide(request, engine, PULL_AT_MOST)
                    .chosen("a Docker engine answers and " + how + " the image " + image);
        } catch (UsageException e) {
            String reason = String.valueOf(e.getMessage());
            request.tell("starting MariaDB in place: " + reason);
            return new EmbeddedProvision().provide(request).chosen(reason);
        }
    }
}
