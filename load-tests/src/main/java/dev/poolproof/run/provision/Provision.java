package dev.poolproof.run.provision;

import dev.poolproof.run.plan.UsageException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The ways to get a database. A new one is a {@link Strategy} and a line here. */
public enum Provision {
    /** A server that somebody else runs. */
    EXISTING(ExistingProvision::new),
    /** MySQL in a container. */
    DOCKER(DockerProvision::new),
    /** A real mysqld, unpacked from Maven Central and started in place. */
    MYSQL(MySqlProvision::new),
    /** MariaDB, unpacked and started in place. */
    EMBEDDED(EmbeddedProvision::new),
    /** A container where an engine and the image are to be had, else embedded. */
    AUTO(AutoProvision::new);

    /** Always a constructor. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Supplier<Strategy> strategy;

    Provision(Supplier<Strategy> strategy) {
        this.strategy = strategy;
    }

    /**
     * A server that answers, has the service's account and will be removed when it is closed. Blocks for seconds, for
     * minutes where an image is pulled.
     *
     * @throws UsageException when the server cannot be had; nothing is left behind then
     * @throws java.util.concurrent.CancellationException when the thread is interrupted; nothing is left behind then
     *     either, and the thread's interrupt flag stays set
     */
    public Database provide(ProvisionRequest request) {
        return strategy.get().provide(request);
    }

    /**
     * What stands in the way of {@link #provide} on this machine, found without starting or fetching anything.
     *
     * @param image the image for a container
     * @return empty where nothing is known to
     */
    public Optional<Obstacle> obstacle(String image) {
        return strategy.get().obstacle(image);
    }

    /** Its name on the command line and in records: {@code embedded}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The way with that {@linkplain #label() label}.
     *
     * @throws UsageException if there is none
     */
    public static Provision labelled(String label) {
        return Arrays.stream(values())
                .filter(provision -> provision.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new UsageException("there is no database \"" + label + "\": expected one of "
                        + Arrays.stream(values()).map(Provision::label).collect(Collectors.joining(", "))));
    }

    /** One way to get a database. */
    interface Strategy {

        /** As {@link Provision#provide}. */
        ProvidedDatabase provide(ProvisionRequest request);

        /** As {@link Provision#obstacle}. */
        default Optional<Obstacle> obstacle(String image) {
            return Optional.empty();
        }
    }
}
