package dev.poolproof.run.command;

import dev.poolproof.reports.record.Phase;
import dev.poolproof.reports.record.Sample;
import dev.poolproof.run.RunProgress;
import java.io.PrintWriter;

/**
 * Says what a watch does, a line for each step, and nothing while the command has the floor.
 *
 * <p>Safe for use by several threads.
 */
final class WatchLines implements RunProgress {

    private final PrintWriter out;
    private int repetition;

    WatchLines(PrintWriter out) {
        this.out = out;
    }

    @Override
    public synchronized void phase(Phase.Name name) {
        switch (name) {
            case SETTLE -> say("Waiting until the service is at rest …");
            case LOAD -> say("The load begins" + (++repetition == 1 ? "." : ", time " + repetition + "."));
            case DRAIN -> say("The load is over; waiting until the service is at rest …");
            case WARM_UP, BASELINE, SETTLE_AGAIN, FINAL -> {
                // Short, and part of the step before.
            }
        }
    }

    @Override
    public void sample(Sample sample) {
        // The command's own output is what people look at meanwhile.
    }

    @Override
    public synchronized void say(String line) {
        out.println("poolproof: " + line);
        out.flush();
    }
}
