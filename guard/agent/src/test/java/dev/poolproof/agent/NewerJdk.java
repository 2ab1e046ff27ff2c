package dev.poolproof.agent;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A JDK beside the one that runs the tests, of a later release. */
final class NewerJdk {

    private NewerJdk() {}

    /** The newest there is; a test that asks for it is skipped where there is none, and says so. */
    static Path home() throws IOException {
        Path folder = Path.of(System.getProperty("java.home")).toRealPath().getParent();
        Optional<Path> newest = Optional.empty();
        if (folder != null) {
            try (Stream<Path> homes = Files.list(folder)) {
                newest = homes.filter(home -> feature(home) > Runtime.version().feature())
                        .max(Comparator.comparingInt(NewerJdk::feature));
            }
        }
        return newest.orElseGet(() -> {
            System.out.println("skipped: no JDK newer than " + Runtime.version().feature() + " in " + folder);
            return abort("no newer JDK");
        });
    }

    private static int feature(Path home) {
        Path release = home.resolve("release");
        try {
            List<String> lines = Files.isRegularFile(release) ? Files.readAllLines(release) : List.of();
            return lines.stream()
                    .filter(line -> line.startsWith("JAVA_VERSION=\""))
                    .mapToInt(line -> Integer.parseInt(line.split("\"", -1)[1].split("[^0-9]", -1)[0]))
                    .findFirst()
                    .orElse(0);
        } catch (IOException unreadable) {
            return 0;
        }
    }
}
