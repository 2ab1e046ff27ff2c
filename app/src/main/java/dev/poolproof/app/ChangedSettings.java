package dev.poolproof.app;

import dev.poolproof.app.settings.NearNames;
import dev.poolproof.app.settings.RefusedSettingsException;
import dev.poolproof.app.settings.SettingProblem;
import dev.poolproof.app.world.WorldChanges;
import dev.poolproof.app.world.WorldSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

/** The service's own settings with some changed while it runs: those of which a world is made, and no others. */
final class ChangedSettings implements WorldChanges {

    /** What Spring Boot puts before all other sources; it would bring the unchanged values back. */
    private static final String ATTACHED = "configurationProperties";

    private static final List<String> ROOMS = List.of("pool.", "variants.", "guard.");
    private static final List<String> SINGLE = List.of("run", "faults", "faults.seed");

    private final ConfigurableEnvironment started;

    /** @param started the settings with which the service was started */
    ChangedSettings(ConfigurableEnvironment started) {
        this.started = started;
    }

    @Override
    public WorldSettings with(Map<String, String> changed) {
        List<SettingProblem> fixed = changed.keySet().stream()
                .filter(key -> !SINGLE.contains(key) && ROOMS.stream().noneMatch(key::startsWith))
                .map(key -> new SettingProblem(
                        "poolproof." + key,
                        "…",
                        "cannot be changed while the service runs",
                        String.join(" or ", NearNames.of(key, List.of("pool.maximum", "run", "faults")))))
                .toList();
        if (!fixed.isEmpty()) {
            throw new RefusedSettingsException(fixed);
        }
        return AppSettings.read(environment(changed)).world();
    }

    private ConfigurableEnvironment environment(Map<String, String> changed) {
        Map<String, Object> properties = new LinkedHashMap<>();
        changed.forEach((key, value) -> properties.put("poolproof." + key, value));
        StandardEnvironment environment = new StandardEnvironment();
        MutablePropertySources sources = environment.getPropertySources();
        sources.stream().toList().forEach(source -> sources.remove(source.getName()));
        sources.addLast(new MapPropertySource("changed", properties));
        started.getPropertySources().stream()
                .filter(source -> !source.getName().equals(ATTACHED))
                .forEach(sources::addLast);
        return environment;
    }
}
