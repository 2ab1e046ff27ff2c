package dev.poolproof.benchmarks.command;

import dev.poolproof.benchmarks.matrix.MatrixRun;
import dev.poolproof.benchmarks.matrix.Scale;
import dev.poolproof.benchmarks.matrix.Section;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Shows how far a run is: one line that is written over in a terminal, a line a tenth of the run elsewhere. */
final class ForkLine implements MatrixRun.Progress, AutoCloseable {

    private static final String ERASE_LINE = "\r\u001b[K";
    private static final int PLAIN_LINES = 10;

    private final PrintStream out;
    private final boolean interactive;
    private final List<String> leftOut = new ArrayList<>();
    private boolean lineOpen;

    ForkLine(PrintStream out, boolean interactive) {
        this.out = out;
        this.interactive = interactive;
    }

    /** The launcher knows whether a person watches: only the shell can tell on every JDK. */
    static ForkLine onStandardOutput() {
        return new ForkLine(System.out, Boolean.getBoolean("poolproof.terminal") && System.getenv("CI") == null);
    }

    /** Says what is about to be measured, and how long it takes. */
    void announce(List<Section> sections, Scale scale, Path folder) {
        int trials =
                sections.stream().mapToInt(section -> section.trials().size()).sum();
        say("Measuring %d times in %d forks each, about %s in all. Leave the machine alone meanwhile."
                .formatted(trials, scale.forks(), inWords(scale.estimate(sections))));
        say("Results go to " + folder);
    }

    void say(String line) {
        endLine();
        out.println(line);
        out.flush();
    }

    @Override
    public void next(String title, int done, int all, Duration left) {
        String line = "  %3d of %d  %-44s %s left".formatted(done + 1, all, title, inWords(left));
        if (interactive) {
            out.print(ERASE_LINE + line);
            lineOpen = true;
        } else if (done % Math.max(1, all / PLAIN_LINES) == 0) {
            out.println(line);
        }
        out.flush();
    }

    @Override
    public void failed(String title, String why) {
        leftOut.add(title + ": " + why);
        say("  not measured: " + title + ": " + why);
    }

    /** What could not be measured, and why. */
    List<String> leftOut() {
        return List.copyOf(leftOut);
    }

    /** In minutes and seconds. */
    static String inWords(Duration duration) {
        long seconds = Math.max(1, duration.toSeconds());
        return seconds < 60 ? seconds + " s" : "%d min %d s".formatted(seconds / 60, seconds % 60);
    }

    private void endLine() {
        if (lineOpen) {
            out.print(ERASE_LINE);
            lineOpen = false;
        }
    }

    @Override
    public void close() {
        endLine();
        out.flush();
    }
}
