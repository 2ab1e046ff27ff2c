package dev.poolproof.run;

import dev.poolproof.reports.record.Phase;
import dev.poolproof.reports.record.Sample;
import java.util.function.Consumer;

/** Hears what a run does while it does it. Called from several threads. */
public interface RunProgress {

    /** A phase began. */
    void phase(Phase.Name name);

    /** A sample was taken. */
    void sample(Sample sample);

    /** Something worth a line happened. */
    void say(String line);

    /** Hears only what is worth a line. */
    static RunProgress of(Consumer<String> lines) {
        return new RunProgress() {
            @Override
            public void phase(Phase.Name name) {}

            @Override
            public void sample(Sample sample) {}

            @Override
            public void say(String line) {
                lines.accept(line);
            }
        };
    }
}
