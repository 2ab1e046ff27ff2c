package dev.poolproof.benchmarks.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.benchmarks.PoolBorrow;
import dev.poolproof.benchmarks.matrix.Section.Figure;
import dev.poolproof.benchmarks.pool.Pool;
import dev.poolproof.benchmarks.run.Forks;
import dev.poolproof.benchmarks.run.Trial;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A run whose forks do not all succeed. */
class MatrixRunIT {

    private static final Trial GOOD = trial("good", Pool.HIKARI.name());
    private static final Trial BROKEN = trial("broken", "NO_SUCH_POOL");

    private final List<String> failed = new ArrayList<>();

    @Test
    void measuresTheOthersWhenOneFails() {
        List<Measured> measured = run(section(GOOD, BROKEN), section(BROKEN, GOOD));

        assertThat(failed).containsExactly("broken");
        assertThat(measured).singleElement().satisfies(one -> {
            assertThat(one.section().trials()).containsExactly(GOOD);
            assertThat(one.forksOf(GOOD)).hasSize(Scale.QUICK.forks());
        });
    }

    private List<Measured> run(Section... sections) {
        Forks forks = new Forks(new PrintStream(OutputStream.nullOutputStream()));
        return new MatrixRun(forks, Scale.QUICK, InstantSource.system(), new MatrixRun.Progress() {
                    @Override
                    public void next(String title, int done, int all, Duration left) {}

                    @Override
                    public void failed(String title, String why) {
                        failed.add(title);
                    }
                })
                .measure(List.of(sections));
    }

    private static Section section(Trial... trials) {
        return new Section("id", "title", "note", Figure.MEAN, List.of(trials));
    }

    private static Trial trial(String title, String pool) {
        return Trial.of(title, PoolBorrow.class.getName() + ".shallow", Map.of("pool", pool));
    }
}
