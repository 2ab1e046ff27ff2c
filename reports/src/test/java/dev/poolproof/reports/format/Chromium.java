package dev.poolproof.reports.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A headless Chromium, where one is installed. */
final class Chromium {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final long PATIENCE_SECONDS = 120;
    private static final Pattern REQUEST = Pattern.compile("\"url\":\"((?:https?|wss?|ftp)://[^\"]*)");

    /** Who asked, in the browser's log; what it asks for by itself has no origin. */
    private static final String ASKED = "\"initiator\":";

    private static final String BY_ITSELF = ASKED + "\"not an origin\"";

    private final Path program;

    private Chromium(Path program) {
        this.program = program;
    }

    /** The browser of this machine. Without one the test is skipped, except in CI, where it fails. */
    static Chromium onThisMachine() {
        Optional<Path> found = NAMES.stream().flatMap(Chromium::onPath).findFirst();
        if (found.isEmpty()) {
            String reason = "No Chromium on the PATH (" + String.join(", ", NAMES) + "), so pages were not opened";
            if ("true".equals(System.getenv("CI"))) {
                fail(reason + "; CI must have one");
            }
            System.out.println("SKIPPED: " + reason);
            abort(reason);
        }
        return new Chromium(found.orElseThrow());
    }

    /**
     * A page as the browser has made it.
     *
     * @param dom the document after its scripts ran
     * @param log what the browser said
     * @param requests every address that a page asked for over a network, by the browser's own account
     */
    record Opened(String dom, String log, Set<String> requests) {}

    /** Opens a page from disk. Pages beside it may be shown in it, and then it may look into them. */
    Opened open(Path page, Path scratch) throws IOException, InterruptedException {
        Path profile = Files.createTempDirectory(scratch, "profile");
        Path dom = Files.createTempFile(scratch, "dom", ".html");
        Path log = Files.createTempFile(scratch, "browser", ".log");
        Path network = Files.createTempFile(scratch, "network", ".json");
        Process browser = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                        "--allow-file-access-from-files",
                        "--log-net-log=" + network,
                        "--disable-dev-shm-usage",
                        "--enable-logging=stderr",
                        "--user-data-dir=" + profile,
                        "--virtual-time-budget=2000",
                        "--window-size=1280,1000",
                        "--dump-dom",
                        page.toUri().toString())
                .redirectOutput(dom.toFile())
                .redirectError(log.toFile())
                .start();
        try {
            assertThat(browser.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("the browser ended; its log: " + log)
                    .isTrue();
        } finally {
            browser.destroyForcibly();
        }
        Set<String> requests = Files.readAllLines(network).stream()
                .filter(line -> line.contains(ASKED) && !line.contains(BY_ITSELF))
                .flatMap(line -> REQUEST.matcher(line).results())
                .map(address -> address.group(1))
                .collect(Collectors.toSet());
        return new Opened(Files.readString(dom), Files.readString(log), requests);
    }

    private static Stream<Path> onPath(String name) {
        String path = System.getenv("PATH");
        return Stream.of((path == null ? "" : path).split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable);
    }
}
