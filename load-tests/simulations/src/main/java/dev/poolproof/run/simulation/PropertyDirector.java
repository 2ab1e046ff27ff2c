package dev.poolproof.run.simulation;

import dev.poolproof.reports.record.Outcome;
import dev.poolproof.run.plan.UsageException;
import dev.poolproof.run.scenario.Scenario;
import dev.poolproof.run.scenario.ScenarioFile;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * System properties in place of a run: Gatling is in charge, on Gatling Enterprise for example, and counts itself.
 *
 * <ul>
 *   <li>{@value #TARGET}: the service's address, or several with commas between them
 *   <li>{@value #SCENARIO}: the scenario's place on the class path, or a file; {@value #USUAL_SCENARIO} unless said otherwise. Its CSV
 *       files lie beside it.
 *   <li>{@value #SEED}: equal seeds give equal users; without it each generator makes its own, so that no two send the same
 * </ul>
 */
final class PropertyDirector implements ScenarioDirector {

    static final String TARGET = "poolproof.target";
    static final String SCENARIO = "poolproof.scenario";
    static final String SEED = "poolproof.seed";
    static final String USUAL_SCENARIO = "scenario.yaml";

    private final ScenarioPlan plan;
    private final Scenario scenario;

    /**
     * Reads the scenario.
     *
     * @param properties the system's
     * @param classPath where the scenario may be
     * @throws UsageException if a property or the scenario is not as it must be
     */
    PropertyDirector(Properties properties, ClassLoader classPath) {
        String place = properties.getProperty(SCENARIO, USUAL_SCENARIO);
        // Another machine, too: where generators run, the service does not.
        plan = new ScenarioPlan(
                targets(properties.getProperty(TARGET, "")), Path.of(place), seed(properties.getProperty(SEED)), true);
        scenario = read(place, classPath.getResource(place));
    }

    private static List<URI> targets(String given) {
        List<String> addresses = Stream.of(given.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
        if (addresses.isEmpty()) {
            throw new UsageException(
                    "Which service? Set the system property %s to its address, for example https://shop.example.com."
                            .formatted(TARGET));
        }
        return addresses.stream().map(PropertyDirector::address).toList();
    }

    private static URI address(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new UsageException(
                    "The system property %s is '%s', which is no address: give one such as https://shop.example.com."
                            .formatted(TARGET, text),
                    e);
        }
    }

    private static long seed(@Nullable String given) {
        if (given == null) {
            return ThreadLocalRandom.current().nextLong();
        }
        try {
            return Long.parseLong(given);
        } catch (NumberFormatException e) {
            throw new UsageException(
                    "The system property %s is '%s', but must be a whole number, for example 1.".formatted(SEED, given),
                    e);
        }
    }

    private static Scenario read(String place, @Nullable URL resource) {
        if (resource == null) {
            return ScenarioFile.read(Path.of(place));
        }
        try {
            if (!(resource.openConnection() instanceof JarURLConnection entry)) {
                return ScenarioFile.read(Path.of(resource.toURI()));
            }
            Path jar = Path.of(entry.getJarFileURL().toURI());
            try (FileSystem inside = FileSystems.newFileSystem(jar)) {
                return ScenarioFile.read(inside.getPath(entry.getEntryName()));
            }
        } catch (IOException | URISyntaxException e) {
            throw new UsageException("%s cannot be read from %s (%s).".formatted(place, resource, e.getMessage()), e);
        }
    }

    @Override
    public ScenarioPlan scenarioPlan() {
        return plan;
    }

    @Override
    public Scenario scenario() {
        return scenario;
    }

    @Override
    public RequestCounter tally() {
        return new RequestCounter() {
            @Override
            public void sent(RequestName name) {}

            @Override
            public void ended(RequestName name, Outcome outcome, long nanos) {}
        };
    }

    @Override
    public void began() {}

    @Override
    public void ended() {}
}
