package dev.poolproof.run.target;

import dev.poolproof.run.plan.Endpoint;
import dev.poolproof.run.plan.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;
import tools.jackson.databind.json.JsonMapper;

/**
 * The variants that the reference service offers, as the service itself lists them.
 *
 * @param variants in the service's order
 */
public record ServiceCatalogue(List<Variant> variants) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public ServiceCatalogue {
        variants = List.copyOf(variants);
    }

    /**
     * A form of connection handling.
     *
     * @param name kebab-case name
     * @param kind {@code correct}, {@code mistake} or {@code decoy}
     * @param expectedFinding id of the finding it must produce, {@code none} for a form that is right
     * @param summary one sentence
     * @param endpoints the endpoints on which it shows itself
     */
    public record Variant(String name, String kind, String expectedFinding, String summary, List<String> endpoints) {}

    /**
     * Asks the service's jar for its list, which needs no database.
     *
     * @throws InterruptedException if interrupted while the jar answers
     */
    public static ServiceCatalogue read(ServiceJar serviceJar) throws InterruptedException {
        List<String> command = serviceJar.command();
        command.add("variants");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        try {
            Process process = builder.start();
            try {
                ServiceCatalogue catalogue = JSON.readValue(process.getInputStream(), ServiceCatalogue.class);
                process.waitFor();
                return catalogue;
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The reference service does not list its variants.", e);
        }
    }

    /**
     * The variant of that name for that endpoint.
     *
     * @throws UsageException if there is none; the message names near ones
     */
    public Variant require(Endpoint endpoint, String name) {
        Optional<Variant> found =
                variants.stream().filter(variant -> variant.name().equals(name)).findFirst();
        return found.orElseThrow(() -> {
            LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
            List<String> near = variants.stream()
                    .map(Variant::name)
                    .sorted(Comparator.comparingInt(candidate -> distance.apply(name, candidate)))
                    .limit(3)
                    .toList();
            return new UsageException(
                    "There is no variant '%s' for %s. Did you mean %s? './poolproof variants' lists all of them."
                            .formatted(name, endpoint.key(), String.join(", ", near)));
        });
    }
}
