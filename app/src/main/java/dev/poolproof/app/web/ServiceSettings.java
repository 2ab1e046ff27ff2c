package dev.poolproof.app.web;

import dev.poolproof.app.settings.Rules;
import dev.poolproof.app.settings.SettingsReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What the service lets others do and tells them.
 *
 * @param controlEnabled whether variants may be chosen at run time, from loopback
 * @param portFile where the ports in use are written once the service is ready
 * @param observerPort loopback port of the door for observers, 0 for any that is free, -1 for none
 * @param stopDelay how long the service lives on with its pools open when it is told to stop: a mistake, to be found
 */
public record ServiceSettings(boolean controlEnabled, Optional<Path> portFile, int observerPort, Duration stopDelay) {

    private static final int NO_DOOR = -1;
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(5);

    public ServiceSettings {
        Path file = portFile.map(Path::toAbsolutePath).orElse(null);
        new Rules()
                .require(
                        file == null || isWritable(file),
                        "port-file",
                        String.valueOf(file),
                        "a file in a folder that exists and is writable",
                        Path.of(System.getProperty("java.io.tmpdir"), "poolproof-app.port")
                                .toString())
                .require(
                        observerPort >= NO_DOOR && observerPort <= 65_535,
                        "observer-port",
                        Integer.toString(observerPort),
                        "a port, 0 for any that is free, or -1 for none",
                        "0")
                .require(
                        !stopDelay.isNegative() && stopDelay.compareTo(LONGEST_DELAY) <= 0,
                        "stop-delay",
                        stopDelay,
                        "0s (none) to 5m",
                        "30s")
                .enforce();
    }

    public static ServiceSettings read(SettingsReader settings) {
        return new ServiceSettings(
                settings.flag("control.enabled", false),
                settings.text("port-file").map(Path::of),
                settings.number("observer-port", NO_DOOR),
                settings.duration("stop-delay", "0s"));
    }

    boolean hasObserverDoor() {
        return observerPort != NO_DOOR;
    }

    private static boolean isWritable(Path file) {
        Path folder = file.getParent();
        return folder != null && Files.isDirectory(folder) && Files.isWritable(folder) && !Files.isDirectory(file);
    }
}
