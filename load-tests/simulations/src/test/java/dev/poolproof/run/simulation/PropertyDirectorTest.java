package dev.poolproof.run.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolproof.run.plan.UsageException;
import dev.poolproof.run.scenario.User;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PropertyDirectorTest {

    private static final String SCENARIO = """
            scenario: shop
            feeders: [{csv: users.csv}]
            load: {open: [{rate: 10, for: 1s}]}
            requests:
              - send: GET /items?by=${user}
            """;
    private static final String USERS = "user\nann\n";

    @TempDir
    private Path folder = Path.of(".");

    private final Properties properties = new Properties();

    @Test
    void readsAScenarioAndItsUsersOutOfAPackage() throws IOException {
        Path jar = jar(Map.of("shop/scenario.yaml", SCENARIO, "shop/users.csv", USERS));
        properties.setProperty(PropertyDirector.TARGET, "https://a.example.com, http://b.example.com:8080");
        properties.setProperty(PropertyDirector.SCENARIO, "shop/scenario.yaml");
        properties.setProperty(PropertyDirector.SEED, "7");

        PropertyDirector director = director(jar);

        ScenarioPlan plan = director.scenarioPlan();
        assertThat(plan.targets())
                .containsExactly(URI.create("https://a.example.com"), URI.create("http://b.example.com:8080"));
        assertThat(plan.seed()).isEqualTo(7);
        assertThat(director.scenario().name()).isEqualTo("shop");
        User first = (User) Objects.requireNonNull(
                new Deck(director.scenario(), plan).next().get(Deck.USER));
        assertThat(first.fill(
                        director.scenario().requests().get(0).steps().get(0).path()))
                .isEqualTo("/items?by=ann");
    }

    @Test
    void takesTheUsualNameFromAFolderOnTheClassPath() throws IOException {
        Files.writeString(folder.resolve("scenario.yaml"), SCENARIO);
        Files.writeString(folder.resolve("users.csv"), USERS);
        properties.setProperty(PropertyDirector.TARGET, "http://127.0.0.1:8080");

        assertThat(director(folder).scenario().name()).isEqualTo("shop");
    }

    @Test
    void takesAFileThatIsNotOnTheClassPath() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.yaml"), SCENARIO);
        Files.writeString(folder.resolve("users.csv"), USERS);
        properties.setProperty(PropertyDirector.TARGET, "http://127.0.0.1:8080");
        properties.setProperty(PropertyDirector.SCENARIO, file.toString());

        assertThat(director(jar(Map.of())).scenario().name()).isEqualTo("shop");
    }

    @Test
    void givesEachGeneratorUsersOfItsOwn() throws IOException {
        Path jar = jar(Map.of("scenario.yaml", SCENARIO, "users.csv", USERS));
        properties.setProperty(PropertyDirector.TARGET, "http://127.0.0.1:8080");

        assertThat(List.of(
                        director(jar).scenarioPlan().seed(),
                        director(jar).scenarioPlan().seed()))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            poolproof.scenario | scenario.yaml         | Which service? Set the system property poolproof.target
            poolproof.target   | http://127.0.0.1:1/x  | has a path
            poolproof.target   | no address            | The system property poolproof.target is 'no address'
            poolproof.target   | http://127.0.0.1:1    | There is no file
            poolproof.seed     | seven                 | poolproof.seed is 'seven', but must be a whole number
            """)
    void refusesWhatCannotBeSent(String name, String value, String message) throws IOException {
        Path empty = jar(Map.of());
        properties.setProperty(PropertyDirector.SCENARIO, "nowhere.yaml");
        if (!name.equals(PropertyDirector.SCENARIO)) {
            properties.setProperty(PropertyDirector.TARGET, "http://127.0.0.1:1");
        }
        properties.setProperty(name, value);

        assertThatThrownBy(() -> director(empty))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(message);
    }

    private PropertyDirector director(Path classPath) throws IOException {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classPath.toUri().toURL()}, null)) {
            return new PropertyDirector(properties, loader);
        }
    }

    private Path jar(Map<String, String> entries) throws IOException {
        Path jar = folder.resolve("package.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                out.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }
}
