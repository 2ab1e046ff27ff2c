package dev.poolproof.reports.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that were looked at once and must not change unnoticed; {@code -Dgolden.rewrite=true} accepts what they are now. */
final class Golden {

    private static final Path FOLDER = Path.of("src/test/resources/dev/poolproof/reports/format/golden");

    private Golden() {}

    static void compare(String name, String actual) {
        Path file = FOLDER.resolve(name);
        try {
            if (Boolean.getBoolean("golden.rewrite")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, actual);
            }
            assertThat(actual)
                    .as("differs from " + file
                            + "; if it should, run the tests with -Dgolden.rewrite=true and look at the diff")
                    .isEqualTo(Files.readString(file));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** A page without the parts that are files of their own: style, scripts, chart data, and the hashes of the scripts. */
    static String skeleton(String page) {
        return page.replaceAll("(?s)<style>.*?</style>", "<style>…</style>")
                .replaceAll("(?s)(<script[^>]*>).*?</script>", "$1…</script>")
                .replaceAll("'sha256-[^']*'", "'sha256-…'")
                .replaceAll("sha256-[A-Za-z0-9+/=]+", "sha256-…");
    }
}
