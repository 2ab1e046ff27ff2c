package dev.poolproof.run.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log, for a message. */
final class LogTail {

    private static final int BYTES = 4096;
    private static final int LINES = 8;

    private LogTail() {}

    /** The last lines, oldest first; none where the log cannot be read. */
    static List<String> of(Path log) {
        try (SeekableByteChannel channel = Files.newByteChannel(log)) {
            channel.position(Math.max(0, channel.size() - BYTES));
            ByteBuffer end = ByteBuffer.allocate(BYTES);
            while (end.hasRemaining() && channel.read(end) >= 0) {}
            List<String> lines = StandardCharsets.UTF_8
                    .decode(end.flip())
                    .toString()
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
