package dev.poolproof.app.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Tells other processes the ports in use, a line each: the file is either not there or complete. */
final class PortFile {

    private final Path file;

    PortFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    void write(List<Integer> ports) throws IOException {
        Path unfinished =
                Files.createTempFile(file.getParent(), file.getFileName().toString(), ".tmp");
        try {
            Files.write(unfinished, ports.stream().map(String::valueOf).toList(), StandardCharsets.US_ASCII);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
