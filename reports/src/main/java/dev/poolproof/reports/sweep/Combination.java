package dev.poolproof.reports.sweep;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Settings of the service that are tried together.
 *
 * @param settings the swept settings, in the order they were asked for
 */
public record Combination(List<Setting> settings) {

    public Combination {
        settings = List.copyOf(settings);
    }

    /** All of it: {@code pool.maximum=10, pool.tcp-keep-alive=off}. */
    public String label() {
        return settings.stream().map(Setting::toString).collect(Collectors.joining(", "));
    }

    /** The values alone: {@code 10 · off}. */
    public String shortLabel() {
        return settings.stream().map(Setting::value).collect(Collectors.joining(" · "));
    }

    /**
     * A setting and the value it is given.
     *
     * @param name the service's name of it, without the prefix {@code poolproof.}
     * @param value as it was written
     */
    public record Setting(String name, String value) {
        @Override
        public String toString() {
            return name + "=" + value;
        }
    }
}
