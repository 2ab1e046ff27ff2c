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
 * @param portFile where the port in use is written once the service is ready
 */
public record ServiceSettings(boolean controlEnabled, Optional<Path> portFile) {

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
                .enforce();
    }

    public static ServiceSettings read(SettingsReader settings) {
        return new ServiceSettings(
                settings.flag("control.enabled", false),
                settings.text("port-file").map(Path::of));
    }

    private static boolean isWritable(Path file) {
        Path folder = file.getParent();
        return folder != null && Files.isDirectory(folder) && Files.isWritable(folder) && !Files.isDirectory(file);
    }
}
