package dev.poolproof.run;

import dev.poolproof.reports.record.Phase;
import dev.poolproof.reports.record.Sample;

/** Hears what a run does while it does it. Called from several threads. */
public interface RunProgress {

    /** A phase began. */
    void phase(Phase.Name name);

    /** A sample was taken. */
    void sample(Sample sample);

    /** Something worth a line happened. */
    void say(String line);
}
