package dev.poolproof.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.benchmarks.matrix.Comparison;
import dev.poolproof.benchmarks.matrix.Measured;
import dev.poolproof.benchmarks.matrix.Section;
import dev.poolproof.benchmarks.matrix.Section.Figure;
import dev.poolproof.benchmarks.pool.Pool;
import dev.poolproof.benchmarks.pool.PoolSettings;
import dev.poolproof.benchmarks.run.Fork;
import dev.poolproof.benchmarks.run.Trial;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;

class ReportsTest {

    private static final Trial PLAIN = trial(Pool.HIKARI.title());
    private static final Trial GUARDED = trial(Pool.GUARD_PRODUCTION.title());
    private static final Trial DETECTING = trial(Pool.HIKARI_LEAK_DETECTION.title());

    private final BenchReport report = report(Map.of(
            PLAIN, forks(56, 20, 21, 19),
            GUARDED, forks(80, 20.2, 21.2, 19.4),
            DETECTING, forks(1_083, 390, 400, 410)));

    @Test
    void writesTimesRatiosAndBytes() {
        String text = TextReport.render(report);

        assertThat(text)
                .containsPattern("HikariCP +20\\.0 +1 +56\\.0 +0\\.00400 %")
                .containsPattern("leakDetectionThreshold 2 s +400 +20\\.0 +18\\.\\d – 22\\.\\d +1,083\\.0")
                .contains("leak mode: off")
                .contains("HikariCP ");
    }

    @Test
    void givesTheShareOfACoreOnlyWhereOneThreadWorksAndWaitsForNobody() {
        Trial two = PLAIN.onThreads(2);
        Trial remote = Trial.of("remote", "dev.poolproof.Some.benchmark", Map.of("url", "jdbc:mysql://127.0.0.1/"));
        Map<Trial, List<Fork>> forks = Map.of(PLAIN, forks(56, 20), two, forks(56, 20), remote, forks(56, 20));

        assertThat(core(forks, PLAIN, Figure.MEAN)).isEqualTo("0.00400 %");
        assertThat(core(forks, two, Figure.MEAN)).isEqualTo("–");
        assertThat(core(forks, remote, Figure.MEAN)).isEqualTo("–");
        assertThat(core(forks, PLAIN, Figure.P99)).isEqualTo("–");
    }

    private static String core(Map<Trial, List<Fork>> forks, Trial trial, Figure figure) {
        Section section = new Section("id", "title", "note", figure, List.of(trial));
        return Row.of(new Measured(section, forks), trial).core();
    }

    @Test
    void setsThePromiseBesideWhatWasMeasured() {
        assertThat(report.promise()).hasSize(3);
        assertThat(report.promise().get(0)).contains("promised at most 1.03");
        assertThat(report.promise().get(1)).contains("+24.0, promised at most +24");
        assertThat(report.promise().get(2)).contains("promised at least 15");
    }

    @Test
    void promisesNothingThatWasNotMeasured() {
        assertThat(report(Map.of(PLAIN, forks(56, 20, 21))).promise()).isEmpty();
    }

    @Test
    void escapesWhatThePageShows() {
        String page = HtmlPage.render(report);

        assertThat(page).contains("jdbc:stub:&lt;b").doesNotContain("<b>").contains("<svg");
    }

    @Test
    void saysWhatIsUnknown() {
        BenchReport single = report(Map.of(PLAIN, forks(Double.NaN, 20), GUARDED, forks(80, 21)));

        assertThat(single.rows(single.sections().get(0)).get(1).interval()).isEmpty();
        assertThat(HtmlPage.render(single)).doesNotContain("class=\"whisker\"");
    }

    private static BenchReport report(Map<Trial, List<Fork>> forks) {
        List<Trial> trials = List.of(PLAIN, GUARDED, DETECTING).stream()
                .filter(forks::containsKey)
                .toList();
        Section section = new Section(Comparison.BORROW.id(), "Borrow", "A note.", Figure.MEAN, trials);
        PoolSettings settings = new PoolSettings(8, Duration.ofSeconds(10), true, "idle", "all", "off");
        return new BenchReport(
                Instant.EPOCH,
                "quick",
                "jdbc:stub:<b>",
                new Machine("a processor", 2, "an OS", "a Java"),
                List.of(new SettingsRow(Pool.HIKARI, settings)),
                List.of(new Measured(section, forks)),
                List.of("Some pool: it <did> not end"));
    }

    private static Trial trial(String title) {
        return Trial.of(title, "dev.poolproof.Some.benchmark", Map.of("pool", title));
    }

    @SuppressWarnings("NullAway") // Nobody asks what JMH knows beside the figures.
    private static List<Fork> forks(double bytes, double... nanos) {
        return DoubleStream.of(nanos)
                .mapToObj(mean -> new Fork(mean, mean, mean, bytes, new RunResult(null, List.of())))
                .toList();
    }
}
