package dev.poolproof.guard.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.json.JacksonJsonParser;
import org.springframework.core.io.ClassPathResource;

class GuardPropertiesTest {

    private static GuardProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate(GuardProperties.PREFIX, GuardProperties.class);
    }

    @Test
    void isOnAndOpensNoDoorByDefault() {
        assertThat(bind(Map.of())).isEqualTo(new GuardProperties(true, false, false, Set.of(), null));
    }

    @Test
    void readsEverySetting() {
        Map<String, String> settings = Map.of(
                "poolproof.guard.enabled", "false",
                "poolproof.guard.endpoint", "true",
                "poolproof.guard.session-checks", "true",
                "poolproof.guard.exclude", "audit,reports",
                "poolproof.guard.tenant-header", "X-Tenant");

        assertThat(bind(settings))
                .isEqualTo(new GuardProperties(false, true, true, Set.of("audit", "reports"), "X-Tenant"));
    }

    @Test
    void refusesWhatIsNeitherTrueNorFalse() {
        assertThatThrownBy(() -> bind(Map.of("poolproof.guard.endpoint", "maybe")))
                .isInstanceOf(BindException.class)
                .hasStackTraceContaining("poolproof.guard.endpoint")
                .hasStackTraceContaining("maybe");
    }

    @Test
    void isDescribedToEditors() throws IOException {
        Object properties = new JacksonJsonParser()
                .parseMap(new ClassPathResource("META-INF/spring-configuration-metadata.json")
                        .getContentAsString(StandardCharsets.UTF_8))
                .get("properties");

        List<String> described = ((Collection<?>) Objects.requireNonNull(properties))
                .stream()
                        .map(property -> String.valueOf(((Map<?, ?>) property).get("name")))
                        .toList();
        assertThat(described)
                .containsExactlyElementsOf(Arrays.stream(GuardProperties.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .map(name -> "poolproof.guard."
                                + name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT))
                        .toList());
    }
}
