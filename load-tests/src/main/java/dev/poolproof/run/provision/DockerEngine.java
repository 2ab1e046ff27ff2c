package dev.poolproof.run.provision;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.PullResponseItem;
import dev.poolproof.run.plan.UsageException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.dockerclient.TestcontainersHostPropertyClientProviderStrategy;
import org.testcontainers.dockerclient.TransportConfig;
import org.testcontainers.utility.DockerImageName;

/**
 * The Docker engine that Testcontainers finds, asked with a time limit. Testcontainers itself retries a hopeless pull
 * for two minutes; its own client cannot be had without such a pull, of its reaper's image.
 */
final class DockerEngine {

    /** The engine's own words inside the JSON of its answer. */
    private static final Pattern ENGINE_MESSAGE = Pattern.compile("\"message\":\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final DockerClient client;

    private DockerEngine(DockerClient client) {
        this.client = client;
    }

    /**
     * The engine, if it answers in time.
     *
     * @throws UsageException if none does
     */
    static DockerEngine reach(Duration atMost) {
        FutureTask<DockerEngine> search = new FutureTask<>(DockerEngine::find);
        Thread searcher = new Thread(search, "docker-engine");
        searcher.setDaemon(true);
        searcher.start();
        try {
            return search.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw Patience.interrupted(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof UsageException refusal
                    ? refusal
                    : new UsageException("no Docker engine answers", e);
        } catch (TimeoutException e) {
            throw new UsageException("no Docker engine answers within " + atMost.toSeconds() + " s", e);
        }
    }

    /** Testcontainers goes on looking where the user's own word leads nowhere; then it is not the engine that was meant. */
    private static DockerEngine find() {
        TransportConfig found = DockerClientFactory.instance().getTransportConfig();
        String meant = System.getenv("DOCKER_HOST");
        if (meant != null
                && !meant.isBlank()
                && !found.getDockerHost().toString().equals(meant)
                && !DockerClientFactory.instance().isUsing(TestcontainersHostPropertyClientProviderStrategy.class)) {
            throw new UsageException("no Docker engine answers at " + meant + ", which DOCKER_HOST names");
        }
        return new DockerEngine(DockerClientProviderStrategy.getClientForConfig(found));
    }

    boolean has(DockerImageName image) {
        try {
            client.inspectImageCmd(image.asCanonicalNameString()).exec();
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    /**
     * Pulls an image.
     *
     * @throws UsageException if that fails or is not done in time
     */
    void pull(DockerImageName image, Duration atMost) {
        try (ResultCallback.Adapter<PullResponseItem> pull = client.pullImageCmd(image.getUnversionedPart())
                .withTag(image.getVersionPart())
                .exec(new PullOutcome())) {
            if (!pull.awaitCompletion(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new UsageException(
                        "the image " + image + " is not here and was not pulled within " + atMost.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            throw Patience.interrupted(e);
        } catch (IOException e) {
            throw notPulled(image, e);
        } catch (RuntimeException e) {
            if (e instanceof UsageException) {
                throw e;
            }
            throw notPulled(image, e);
        }
        if (!has(image)) {
            throw new UsageException("the image " + image + " is not here and cannot be pulled");
        }
    }

    private static UsageException notPulled(DockerImageName image, Exception cause) {
        String said = String.valueOf(cause.getMessage());
        Matcher message = ENGINE_MESSAGE.matcher(said);
        if (message.find()) {
            said = message.group(1).replace("\\\"", "\"");
        }
        return new UsageException("the image " + image + " is not here and cannot be pulled (" + said + ")", cause);
    }

    /** An error inside the answer's stream is an error like one before it. */
    private static final class PullOutcome extends ResultCallback.Adapter<PullResponseItem> {

        @Override
        public void onNext(PullResponseItem item) {
            if (item.isErrorIndicated()) {
                var detail = item.getErrorDetail();
                onError(new IOException(detail == null ? "no reason given" : detail.getMessage()));
            }
        }
    }
}
