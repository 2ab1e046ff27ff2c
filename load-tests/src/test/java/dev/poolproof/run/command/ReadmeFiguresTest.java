package dev.poolproof.run.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The figures that the README quotes are those of the reports that are kept: whoever measures again has to copy again. */
class ReadmeFiguresTest {

    private static final Path EXAMPLES = Path.of("../reports/examples");
    private static final String NUMBER = "[\\d,]+(?:\\.\\d+)?";

    /** {@code | Agroal | 93 | 0.90 (0.81 – 1.00) | 56 |}, where the first has no interval. */
    private static final Pattern BENCH_ROW = Pattern.compile("(?m)^\\| ([^|]+) \\| (" + NUMBER + ") \\| (" + NUMBER
            + ")(?: \\((" + NUMBER + ") – (" + NUMBER + ")\\))? \\| (" + NUMBER + ") \\|$");

    /** The same in a report of the benchmarks; the last is the share of a core. */
    private static final String REPORT_ROW = "(?m)^  %s +(" + NUMBER + ") +(" + NUMBER + ")(?: +(" + NUMBER + ") – ("
            + NUMBER + "))? +(" + NUMBER + ") +(\\S+) %%$";

    private static String readme() throws IOException {
        return Files.readString(Path.of("../README.md"));
    }

    private static String example(String file) throws IOException {
        return Files.readString(EXAMPLES.resolve(file));
    }

    static Stream<MatchResult> benchRows() throws IOException {
        return BENCH_ROW.matcher(readme()).results();
    }

    @ParameterizedTest
    @MethodSource("benchRows")
    void quotesTheBenchmarks(MatchResult row) throws IOException {
        MatchResult measured = measured(row.group(1));

        for (int figure = 2; figure <= 6; figure++) {
            assertSame(row.group(1), row.group(figure), measured.group(figure - 1));
        }
    }

    @Test
    void quotesAllTheRowsThatItIsMeantTo() throws IOException {
        assertThat(benchRows()).hasSizeGreaterThanOrEqualTo(5);
    }

    /** The first section of the report, one borrow on one thread, has each of them first. */
    private static MatchResult measured(String title) throws IOException {
        String name = title.equals("guard over HikariCP") ? "guard over HikariCP, production" : title;
        Matcher row = Pattern.compile(REPORT_ROW.formatted(Pattern.quote(name))).matcher(example("bench/bench.txt"));
        assertThat(row.find()).as("a row of " + name).isTrue();
        return row.toMatchResult();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HikariCP", "guard over HikariCP"})
    void quotesTheShareOfACore(String title) throws IOException {
        String share = only("take (" + NUMBER + ") % of a core with the guard and without", readme())
                .group(1);

        assertSame(title, share, measured(title).group(6));
    }

    @Test
    void saysWhenAndHowThoroughlyTheBenchmarksWereRun() throws IOException {
        String report = example("bench/bench.txt");
        MatchResult said = only(
                "(\\d+) comparisons\\s+of (\\d+) forks, \\d+ minutes on (\\d+) processors, Java (\\d+), (\\S+)\\.\\)",
                readme());

        assertThat(Pattern.compile("(?m)^  \\S.* [–%]\\S*$|^  \\S.*%$")
                        .matcher(report)
                        .results())
                .hasSize(Integer.parseInt(said.group(1)));
        assertThat(report)
                .contains(said.group(2) + " forks of ")
                .contains("Machine    " + said.group(3) + " × ")
                .contains("VM " + said.group(4) + ".")
                .contains(LocalDate.parse(said.group(5))
                        .format(DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH)));
    }

    @Test
    void quotesTheGate() throws IOException {
        String gate = example("bench/gate.txt");
        MatchResult said = only(
                "\\[([\\d.]+ \\([\\d.]+ – [\\d.]+\\))]\\(reports/examples/bench/gate\\.txt\\) and \\+ (\\d+) bytes",
                readme());

        assertThat(gate).startsWith("PASS  guard over HikariCP, production against HikariCP");
        assertThat(only("ratio +([\\d.]+ \\([\\d.]+ – [\\d.]+\\)) over", gate).group(1))
                .isEqualTo(said.group(1));
        assertSame("bytes", said.group(2), only("B/op .*: \\+([\\d.]+),", gate).group(1));
    }

    /** Not only the machine on which the guard keeps its promise. */
    @Test
    void quotesTheGateThatFailed() throws IOException {
        String gate = example("bench/gate-2026-11-30.txt");
        MatchResult said = only(
                "\\[([\\d.]+ \\([\\d.]+ – [\\d.]+\\))]\\(reports/examples/bench/gate-2026-11-30\\.txt\\), which is (\\d+) ns,",
                readme());

        assertThat(gate).startsWith("FAIL  guard over HikariCP, production against HikariCP");
        assertThat(only("ratio +([\\d.]+ \\([\\d.]+ – [\\d.]+\\)) over", gate).group(1))
                .isEqualTo(said.group(1));
        MatchResult times = only("time +([\\d.]+) ns against ([\\d.]+) ns", gate);
        assertThat(Double.parseDouble(times.group(1)) - Double.parseDouble(times.group(2)))
                .isCloseTo(Double.parseDouble(said.group(2)), within(0.5));
    }

    @Test
    void quotesTheServiceWithTheGuardAndWithout() throws IOException {
        MatchResult said = only(
                "\\[p99 is ([\\d.]+) × \\(([\\d.]+) – ([\\d.]+)\\)]\\(reports/examples/sweep-guard/sweep\\.txt\\)",
                readme());

        assertThat(example("sweep-guard/sweep.txt").replaceAll("\\s+", " "))
                .contains("Its p99 is %s × the best's (95 %% interval %s to %s)"
                        .formatted(said.group(1), said.group(2), said.group(3)));
    }

    @Test
    void quotesTheSelfTest() throws IOException {
        JsonNode matrix = json("selftest/matrix-guard-mariadb.json");
        MatchResult said = only("all (\\d+) entries \\| (\\d+) as they must be.*; ([\\d.]+) s \\|", readme());

        assertThat(matrix.at("/rows").size()).isEqualTo(Integer.parseInt(said.group(1)));
        assertThat(count(matrix, "", "PASS")).isEqualTo(Integer.parseInt(said.group(2)));
        assertSame("seconds", said.group(3), seconds(matrix));
        assertThat(example("selftest/matrix-guard-mariadb.txt"))
                .contains(said.group(2) + " as they must be, 0 different, 0 without enough evidence");
    }

    @Test
    void quotesTheSelfTestWithoutTheGuard() throws IOException {
        JsonNode matrix = json("selftest/matrix-server-mariadb.json");
        MatchResult said = only(
                "\\| (\\d+) mistakes fail by their name and (\\d+) under a coarser one; (\\d+) are not to be seen without it; no"
                        + " correct form accused \\|",
                readme());

        assertThat(count(matrix, "mistake", "PASS")).isEqualTo(Integer.parseInt(said.group(1)));
        assertThat(count(matrix, "mistake", "COARSE")).isEqualTo(Integer.parseInt(said.group(2)));
        assertThat(count(matrix, "mistake", "UNSEEN")).isEqualTo(Integer.parseInt(said.group(3)));
        assertThat(count(matrix, "", "DIFFERENT") + count(matrix, "", "INVALID"))
                .isZero();
    }

    @Test
    void quotesTheSensitivity() throws IOException {
        List<String> said = Pattern.compile(
                        "one request in ([\\d,]+) leaks, ([\\d,]+) sent \\| caught: (\\d+) connections, the right line \\|")
                .matcher(readme())
                .results()
                .map(row -> row.group(1) + " " + row.group(2) + " " + row.group(3))
                .toList();
        List<String> caught = new ArrayList<>();
        json("selftest/sensitivity-mariadb.json").at("/catches").forEach(one -> {
            assertThat(one.at("/caught").asBoolean()).isTrue();
            caught.add("%,d %,d %d"
                    .formatted(
                            one.at("/oncePer").asLong(),
                            one.at("/sent").asLong(),
                            one.at("/leaked").asLong()));
        });

        assertThat(said).isNotEmpty().isEqualTo(caught);
    }

    @Test
    void quotesTheSpecificity() throws IOException {
        JsonNode runs = json("selftest/specificity-mariadb.json");
        MatchResult said = only("correct forms and decoys, (\\d+) runs in a row \\| no finding \\|", readme());

        assertThat(runs.at("/rows").size()).isEqualTo(Integer.parseInt(said.group(1)));
        assertThat(count(runs, "", "PASS")).isEqualTo(runs.at("/rows").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"matrix-guard", "matrix-server", "sensitivity", "specificity"})
    void saysWhereAndWhenTheSelfTestsWereRun(String name) throws IOException {
        JsonNode report = json("selftest/" + name + "-mariadb.json");
        String said =
                only("(?s)\\((\\d+ processors, MariaDB [^)]*)\\)", readme()).group(1);

        assertThat(said)
                .contains(report.at("/date").asString().substring(0, 10))
                .contains(report.at("/environment/processors").asInt() + " processors")
                .contains(report.at("/environment/database/engineVersion")
                        .asString()
                        .replaceAll("-.*", ""));
    }

    private static long count(JsonNode report, String kind, String result) {
        return report.at("/rows")
                .valueStream()
                .filter(row -> kind.isEmpty() || row.at("/kind").asString().equals(kind))
                .filter(row -> row.at("/result").asString().equals(result))
                .count();
    }

    private static String seconds(JsonNode report) {
        return new BigDecimal(report.at("/millis").asLong()).movePointLeft(3).toPlainString();
    }

    private static JsonNode json(String file) throws IOException {
        return JsonMapper.shared().readTree(example(file));
    }

    private static MatchResult only(String pattern, String text) {
        List<MatchResult> found =
                Pattern.compile(pattern).matcher(text).results().toList();
        assertThat(found).as("what matches " + pattern).hasSize(1);
        return found.get(0);
    }

    /** To as many digits as the README gives. */
    private static void assertSame(String what, String quoted, String measured) {
        if (quoted == null || measured == null) {
            assertThat(quoted).as(what).isEqualTo(measured);
            return;
        }
        BigDecimal said = new BigDecimal(quoted.replace(",", ""));
        assertThat(new BigDecimal(measured.replace(",", "")).setScale(said.scale(), RoundingMode.HALF_UP))
                .as(what)
                .isEqualTo(said);
    }
}
