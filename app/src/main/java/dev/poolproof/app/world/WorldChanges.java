package dev.poolproof.app.world;

import java.util.Map;

/** Reads the settings of another world: those of the service as it was started, with some changed. */
@FunctionalInterface
public interface WorldChanges {

    /**
     * Reads and checks.
     *
     * @param changed values by name without the leading {@code poolproof.}
     * @throws dev.poolproof.app.settings.RefusedSettingsException with every problem at once
     */
    WorldSettings with(Map<String, String> changed);
}
