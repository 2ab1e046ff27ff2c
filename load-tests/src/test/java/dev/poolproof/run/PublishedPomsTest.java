package dev.poolproof.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What Maven Central asks of a POM (central.sonatype.org, requirements, read 2026-11-24): coordinates, name, description, address,
 * licences, developers and where the sources are. A module inherits what the root says of the project as a whole.
 */
class PublishedPomsTest {

    private static final Path ROOT = Path.of("..");

    static Stream<Path> modules() throws Exception {
        List<Path> poms = new ArrayList<>();
        collect(ROOT, poms);
        return poms.stream();
    }

    private static void collect(Path folder, List<Path> poms) throws Exception {
        for (String module : read(folder.resolve("pom.xml")).getModules()) {
            Path below = folder.resolve(module);
            poms.add(below.resolve("pom.xml"));
            collect(below, poms);
        }
    }

    @Test
    void saysWhoseTheProjectIs() throws Exception {
        Model root = read(ROOT.resolve("pom.xml"));

        assertThat(root.getUrl()).startsWith("https://");
        assertThat(root.getLicenses()).singleElement().satisfies(license -> {
            assertThat(license.getName()).isEqualTo("Apache-2.0");
            assertThat(license.getUrl()).startsWith("https://");
        });
        assertThat(root.getDevelopers())
                .isNotEmpty()
                .allSatisfy(developer -> assertThat(developer.getName()).isNotBlank());
        assertThat(root.getScm().getUrl()).startsWith("https://");
        assertThat(root.getScm().getConnection()).startsWith("scm:git:");
        assertThat(root.getScm().getDeveloperConnection()).startsWith("scm:git:");
    }

    @ParameterizedTest
    @MethodSource("modules")
    void saysWhatAModuleIsAndNeedsNoOtherRepository(Path pom) throws Exception {
        Model module = read(pom);

        assertThat(module.getParent()).isNotNull();
        assertThat(module.getName()).startsWith("Poolproof ");
        assertThat(module.getDescription()).isNotBlank().endsWith(".");
        assertThat(module.getRepositories()).isEmpty();
        assertThat(module.getPluginRepositories()).isEmpty();
        assertThat(module.getDependencies()).extracting(Dependency::getScope).doesNotContain("system");
    }

    private static Model read(Path pom) throws IOException, XmlPullParserException {
        try (Reader reader = Files.newBufferedReader(pom)) {
            return new MavenXpp3Reader().read(reader);
        }
    }
}
