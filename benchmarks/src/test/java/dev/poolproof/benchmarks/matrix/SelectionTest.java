package dev.poolproof.benchmarks.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.poolproof.benchmarks.pool.Pool;
import dev.poolproof.benchmarks.run.Trial;
import dev.poolproof.benchmarks.stub.StubDriver;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

class SelectionTest {

    @Test
    void measuresEverythingUnlessNamed() {
        Selection selection = select(false);

        assertThat(selection.pools()).containsExactly(Pool.values());
        assertThat(selection.comparisons()).contains(Comparison.BORROW, Comparison.DEEP, Comparison.CONTENTION);
    }

    @Test
    void comparesWithPlainHikariWhateverIsNamed() {
        Selection selection = select(false, "agroal", "borrow");

        assertThat(selection.pools()).containsExactly(Pool.HIKARI, Pool.AGROAL);
        assertThat(selection.comparisons()).containsExactly(Comparison.BORROW);
        assertThat(selection.sections().get(0).trials().get(0).title()).isEqualTo(Pool.HIKARI.title());
    }

    @Test
    void refusesAnUnknownNameAndListsTheKnown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> select(true, "hikary"))
                .withMessageContaining("There is no 'hikary'")
                .withMessageContaining("hikari-leak-detection")
                .withMessageContaining("right-and-wrong");
    }

    @Test
    void leavesOutOnARealDatabaseWhatOnlyTheStubShows() {
        Selection selection = Selection.of(List.of(), false, "jdbc:mysql://localhost/", "somebody");

        assertThat(selection.comparisons())
                .contains(Comparison.PATTERNS)
                .doesNotContain(Comparison.DEEP, Comparison.RIGHT_AND_WRONG);
    }

    @Test
    void keepsWithinThePromisedTimes() {
        assertThat(Scale.QUICK.estimate(select(true).sections())).isLessThanOrEqualTo(Duration.ofMinutes(3));
        assertThat(Scale.FULL.estimate(select(false).sections())).isLessThanOrEqualTo(Duration.ofMinutes(45));
    }

    @Test
    void namesBenchmarksThatExist() {
        List<String> existing = BenchmarkList.defaultList()
                .getAll(OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of())
                .stream()
                .map(BenchmarkListEntry::getUsername)
                .toList();

        assertThat(select(false).sections().stream()
                        .map(Section::trials)
                        .flatMap(Collection::stream)
                        .map(Trial::benchmark))
                .isSubsetOf(existing);
    }

    private static Selection select(boolean quick, String... names) {
        return Selection.of(List.of(names), quick, StubDriver.URL, Selection.STUB_USER);
    }
}
