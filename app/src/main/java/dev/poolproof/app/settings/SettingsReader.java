package dev.poolproof.app.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Reads properties that begin with {@code poolproof.} and collects whatever is wrong with them: a value of the wrong
 * kind, a rule that a record's constructor refuses, a name that does not exist. Not thread-safe.
 */
public final class SettingsReader {

    private final ConfigurableEnvironment environment;
    private final Binder binder;
    private final Set<String> known = new TreeSet<>();
    private final List<SettingProblem> problems = new ArrayList<>();

    public SettingsReader(ConfigurableEnvironment environment) {
        this.environment = environment;
        this.binder = Binder.get(environment);
    }

    public String text(String key, String fallback) {
        return read(key, String.class, fallback, "a text");
    }

    public Optional<String> text(String key) {
        String value = text(key, "");
        return value.isBlank() ? Optional.empty() : Optional.of(value);
    }

    public int number(String key, int fallback) {
        return read(key, Integer.class, fallback, "a whole number");
    }

    public long wholeNumber(String key, long fallback) {
        return read(key, Long.class, fallback, "a whole number");
    }

    public boolean flag(String key, boolean fallback) {
        return read(key, Boolean.class, fallback, "true or false");
    }

    /** Reads a duration with its unit; the example shown with a refusal is the fallback as written. */
    public Duration duration(String key, String fallback) {
        return read(key, Duration.class, fallback, "a duration with its unit (ms, s, m, h)");
    }

    /** Builds a record from settings; what its constructor refuses is collected, and the result is then null. */
    public <T> @Nullable T build(Function<SettingsReader, T> settings) {
        try {
            return settings.apply(this);
        } catch (RefusedSettingsException refused) {
            problems.addAll(refused.problems());
            return null;
        }
    }

    /**
     * Ends the reading.
     *
     * @throws RefusedSettingsException with every problem found, unknown names included
     */
    public void refuseUnlessSound() {
        problems.addAll(unknownNames());
        if (!problems.isEmpty()) {
            throw new RefusedSettingsException(problems);
        }
    }

    private <T> T read(String key, Class<T> type, Object fallback, String kind) {
        String name = Rules.PREFIX + key;
        known.add(name);
        try {
            return binder.bind(name, type).orElseGet(() -> convert(type, fallback));
        } catch (BindException wrongKind) {
            problems.add(new SettingProblem(
                    name, String.valueOf(environment.getProperty(name)), "must be " + kind, name + "=" + fallback));
            return convert(type, fallback);
        }
    }

    private static <T> T convert(Class<T> type, Object fallback) {
        return type == Duration.class
                ? type.cast(DurationStyle.SIMPLE.parse(String.valueOf(fallback)))
                : type.cast(fallback);
    }

    /** Environment variables are left out: others of ours begin with POOLPROOF_ too. */
    private List<SettingProblem> unknownNames() {
        ConfigurationPropertyName root = ConfigurationPropertyName.of("poolproof");
        Set<ConfigurationPropertyName> names = new TreeSet<>();
        known.forEach(name -> names.add(ConfigurationPropertyName.of(name)));
        return StreamSupport.stream(
                        ConfigurationPropertySources.get(environment).spliterator(), false)
                .filter(source -> !(source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource))
                .filter(IterableConfigurationPropertySource.class::isInstance)
                .flatMap(source -> ((IterableConfigurationPropertySource) source).stream())
                .filter(root::isAncestorOf)
                .filter(name -> !names.contains(name))
                .distinct()
                .map(name -> unknown(name.toString()))
                .toList();
    }

    private SettingProblem unknown(String name) {
        // The value is not printed: it may be a password under a misspelt name.
        return new SettingProblem(
                name, "…", "there is no such setting", String.join(" or ", NearNames.of(name, known)));
    }
}
