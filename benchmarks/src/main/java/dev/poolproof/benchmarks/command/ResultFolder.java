package dev.poolproof.benchmarks.command;

import dev.poolproof.benchmarks.report.BenchReport;
import dev.poolproof.benchmarks.report.HtmlPage;
import dev.poolproof.benchmarks.report.JmhJson;
import dev.poolproof.benchmarks.report.TextReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Where a run's results lie: JMH's JSON and log, the table, the page. Whoever made it closes it. */
final class ResultFolder implements AutoCloseable {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'bench-'yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Path path;
    private final PrintStream log;

    private ResultFolder(Path path, PrintStream log) {
        this.path = path;
        this.log = log;
    }

    /**
     * Makes the folder.
     *
     * @param given by the user, null for a new one among the runs
     * @throws UsageException when it cannot be written to
     */
    static ResultFolder create(@Nullable Path given, Instant startedAt) {
        Path home = Path.of(System.getProperty("poolproof.home", ""));
        Path path = given == null ? home.resolve("reports/runs").resolve(NAME.format(startedAt)) : given;
        try {
            Files.createDirectories(path);
            Path log = path.resolve("jmh.log");
            return new ResultFolder(path, new PrintStream(Files.newOutputStream(log), true, StandardCharsets.UTF_8));
        } catch (IOException refused) {
            throw new UsageException(
                    "Results cannot be written to " + path + " (" + refused + "): name another --out.", refused);
        }
    }

    Path path() {
        return path;
    }

    PrintStream log() {
        return log;
    }

    /** Writes every form of the results, and says where the page is. */
    Path write(BenchReport report) throws IOException {
        try (PrintStream json =
                new PrintStream(Files.newOutputStream(path.resolve("jmh.json")), false, StandardCharsets.UTF_8)) {
            JmhJson.write(report.sections(), json);
        }
        Files.writeString(path.resolve("bench.txt"), TextReport.render(report));
        Path page = path.resolve("bench.html");
        Files.writeString(page, HtmlPage.render(report));
        return page;
    }

    void write(String name, String text) throws IOException {
        Files.writeString(path.resolve(name), text);
    }

    @Override
    public void close() {
        log.close();
    }
}
