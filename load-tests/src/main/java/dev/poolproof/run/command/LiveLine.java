package dev.poolproof.run.command;

import dev.poolproof.reports.record.Phase;
import dev.poolproof.reports.record.Sample;
import dev.poolproof.reports.record.Sample.LoadSample;
import dev.poolproof.run.RunProgress;
import java.io.PrintStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Shows a run while it goes on: one line that is written over in a terminal, a line every other second elsewhere.
 *
 * <p>Safe for use by several threads.
 */
final class LiveLine implements RunProgress, AutoCloseable {

    private static final long PLAIN_INTERVAL_MILLIS = 2_000;
    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final boolean interactive;

    private String phase = "starting";
    private boolean lineOpen;
    private long plainShownMillis = -PLAIN_INTERVAL_MILLIS;
    private boolean guardExpected;
    private boolean serverExpected;
    private @Nullable Sample previous;

    LiveLine(PrintStream out, boolean interactive) {
        this(out, interactive, true);
    }

    private LiveLine(PrintStream out, boolean interactive, boolean everythingExpected) {
        this.out = out;
        this.interactive = interactive;
        guardExpected = everythingExpected;
        serverExpected = everythingExpected;
    }

    static LiveLine onStandardOutput() {
        return new LiveLine(System.out, Terminal.isInteractive());
    }

    /** Of a service that need not have a guard, nor a server that anybody watches. */
    static LiveLine ofAnyService() {
        return new LiveLine(System.out, Terminal.isInteractive(), false);
    }

    @Override
    public synchronized void phase(Phase.Name name) {
        phase = name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        plainShownMillis = -PLAIN_INTERVAL_MILLIS;
    }

    @Override
    public synchronized void say(String line) {
        endLine();
        out.println(line);
        out.flush();
    }

    @Override
    public synchronized void sample(Sample sample) {
        guardExpected |= sample.guard() != null;
        serverExpected |= sample.server() != null;
        if (interactive) {
            out.print(ERASE_LINE + describe(sample));
            lineOpen = true;
        } else if (sample.atMillis() - plainShownMillis >= PLAIN_INTERVAL_MILLIS) {
            out.println(describe(sample));
            plainShownMillis = sample.atMillis();
        }
        out.flush();
        previous = sample;
    }

    private String describe(Sample sample) {
        StringBuilder line = new StringBuilder("  %-12s %5.1f s".formatted(phase, sample.atMillis() / 1_000.0));
        if (sample.load() != null) {
            line.append("  %4.0f req/s".formatted(rate(sample, sample.load())));
        }
        if (sample.guard() != null) {
            line.append("  active %d  idle %d  pending %d  pools %d"
                    .formatted(
                            sample.guard().active(),
                            sample.guard().idle(),
                            sample.guard().pending(),
                            sample.guard().livePools()));
        } else if (guardExpected) {
            line.append("  service does not answer");
        }
        if (sample.server() != null) {
            line.append("  sessions %d".formatted(sample.server().stamped()));
        } else if (serverExpected) {
            line.append("  server does not answer");
        }
        if (sample.load() != null) {
            line.append("  failed %d".formatted(sample.load().failed()));
        }
        return line.toString();
    }

    private double rate(Sample sample, LoadSample load) {
        if (previous == null || previous.load() == null || previous.atMillis() == sample.atMillis()) {
            return 0;
        }
        return (load.sent() - previous.load().sent()) * 1_000.0 / (sample.atMillis() - previous.atMillis());
    }

    private void endLine() {
        if (lineOpen) {
            out.print(ERASE_LINE);
            lineOpen = false;
        }
    }

    @Override
    public synchronized void close() {
        endLine();
        out.flush();
    }
}
