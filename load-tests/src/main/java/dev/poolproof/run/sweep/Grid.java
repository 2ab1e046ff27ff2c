package dev.poolproof.run.sweep;

import dev.poolproof.reports.sweep.Combination;
import dev.poolproof.reports.sweep.Combination.Setting;
import dev.poolproof.run.plan.UsageException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values to try of each setting.
 *
 * @param axes settings with more than one value, in the order they were asked for
 * @param fixed settings with one; one that is the name of another setting stands for that one's value, so that
 *     {@code pool.minimum-idle=pool.maximum} makes pools of fixed size
 */
public record Grid(Map<String, List<String>> axes, Map<String, String> fixed) {

    /** What people call settings whose full name says more. */
    private static final Map<String, String> OTHER_NAMES = Map.of("pool.keepalive", "pool.tcp-keep-alive");

    /** Nobody reads more, and no machine has the time. */
    private static final int MOST_COMBINATIONS = 32;

    public Grid {
        axes = Collections.unmodifiableMap(new LinkedHashMap<>(axes));
        fixed = Map.copyOf(fixed);
    }

    /**
     * Reads what was asked for.
     *
     * @param asked values by setting, parted by commas
     * @throws UsageException if a value is empty or given twice, if nothing differs, or if there are too many combinations
     */
    public static Grid of(Map<String, String> asked) {
        Map<String, List<String>> axes = new LinkedHashMap<>();
        Map<String, String> fixed = new LinkedHashMap<>();
        asked.forEach((written, text) -> {
            String name = OTHER_NAMES.getOrDefault(written, written);
            List<String> values = values(written, text);
            if (values.size() == 1) {
                fixed.put(name, values.get(0));
            } else {
                axes.put(name, values);
            }
        });
        if (axes.isEmpty()) {
            throw new UsageException(
                    "A sweep compares settings, but none was given more than one value: write them with commas, for example --set pool.maximum=10,20.");
        }
        Grid grid = new Grid(axes, fixed);
        int combinations = grid.combinations().size();
        if (combinations > MOST_COMBINATIONS) {
            throw new UsageException(
                    "These values make %d combinations, but a sweep tries at most %d: give fewer values."
                            .formatted(combinations, MOST_COMBINATIONS));
        }
        return grid;
    }

    private static List<String> values(String name, String text) {
        List<String> values =
                Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        if (values.stream().anyMatch(String::isEmpty)) {
            throw new UsageException("--set %s=%s has an empty value: write for example --set pool.maximum=10,20."
                    .formatted(name, text));
        }
        if (new HashSet<>(values).size() < values.size()) {
            throw new UsageException(
                    "--set %s=%s names a value twice: each is run --repeats times anyway.".formatted(name, text));
        }
        return values;
    }

    /** Every value with every other; the last setting changes fastest. */
    public List<Combination> combinations() {
        List<List<Setting>> made = List.of(List.of());
        for (Map.Entry<String, List<String>> axis : axes.entrySet()) {
            List<List<Setting>> longer = new ArrayList<>();
            for (List<Setting> start : made) {
                for (String value : axis.getValue()) {
                    List<Setting> settings = new ArrayList<>(start);
                    settings.add(new Setting(axis.getKey(), value));
                    longer.add(settings);
                }
            }
            made = longer;
        }
        return made.stream().map(Combination::new).toList();
    }

    /** All settings of the service with this combination. */
    public Map<String, String> settings(Combination combination) {
        Map<String, String> settings = new LinkedHashMap<>(fixed);
        combination.settings().forEach(setting -> settings.put(setting.name(), setting.value()));
        settings.replaceAll((name, value) -> settings.getOrDefault(value, value));
        return settings;
    }
}
