package dev.poolproof.run.fetch;

import dev.poolproof.run.plan.UsageException;
import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/**
 * The user's own way to Maven artifacts: their local repository and, for what it does not have, the repositories and mirrors of their
 * settings.
 */
final class MavenRepository {

    private final ContextOverrides.Builder settings;

    MavenRepository() {
        this(ContextOverrides.create().withUserSettings(true));
    }

    MavenRepository(ContextOverrides.Builder settings) {
        this.settings = settings;
    }

    /**
     * The jar of an artifact, fetched where the local repository does not have it.
     *
     * @param coordinates {@code group:name:version}
     * @param title what it is, for people
     * @param progress told how far it is when it takes long
     * @throws UsageException if no repository has it, or none answers
     */
    Path resolve(String coordinates, String title, Consumer<String> progress) {
        Artifact artifact = new DefaultArtifact(coordinates);
        ContextOverrides overrides = settings.transferListener(new TransferProgress(
                        "fetching " + coordinates + " (" + title + "), once for this user", progress))
                .build();
        try (Context context = Runtimes.INSTANCE.getRuntime().create(overrides)) {
            return context.repositorySystem()
                    .resolveArtifact(
                            context.repositorySystemSession(),
                            new ArtifactRequest(artifact, context.remoteRepositories(), null))
                    .getArtifact()
                    .getFile()
                    .toPath();
        } catch (ArtifactResolutionException e) {
            throw new UsageException(
                    "%s (%s) is not in this distribution and could not be fetched: %s. Check that the Maven repository can be reached, with a mirror or a proxy in ~/.m2/settings.xml where one is needed; or put the jar into the folder lib beside poolproof.jar."
                            .formatted(coordinates, title, reason(e)),
                    e);
        }
    }

    private static String reason(ArtifactResolutionException e) {
        return String.valueOf(e.getMessage()).replaceFirst("\\.?\\s*$", "");
    }
}
