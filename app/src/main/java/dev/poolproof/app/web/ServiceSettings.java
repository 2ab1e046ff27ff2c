package dev.poolproof.app.web;

import dev.poolproof.app.settings.Rules;
import dev.poolproof.app.settings.SettingsReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the service lets others do and tells them.
 *
 * @param controlEnabled whether variants may be chosen at run time, from loopback
 * @param portFile where the ports in use are written once the service is ready
 * @param observerPort loopback port of the door for observers, 0 for any that is free, -1 for none
 */
public record ServiceSettings(boolean controlEnabled, Optional<Path> portFile, int observerPort) {

    private static final int NO_DOOR = -1;

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
                .enforce();
    }

    public static ServiceSettings read(SettingsReader settings) {
        return new ServiceSettings(
                settings.flag("control.enabled", false),
                settings.text("port-file").map(Path::of),
                settings.number("observer-port", NO_DOOR));
    }

    boolean hasObserverDoor() {
        return observerPort != NO_DOOR;
    }

    private static boolean isWritable(Path file) {
        Path folder = file.getParent();
        return folder != null && Files.isDirectory(folder) && Files.isWritable(folder) && !Files.isDirectory(file);
    }
}
