package dev.poolproof.benchmarks.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.DoubleSupplier;
import java.util.stream.LongStream;

/**
 * The share of all processors that neither this process nor the forks it has waited for have used since this was made. Read from
 * the kernel's counters (proc(5)); time that a hypervisor gave to others counts as foreign.
 */
public final class ForeignLoad implements DoubleSupplier {

    private static final Path PROCESSORS = Path.of("/proc/stat");
    private static final Path OWN = Path.of("/proc/self/stat");

    /** Of the fields after the command's name: user and system time, of the process and of its ended children. */
    private static final int OWN_TIMES = 11;

    private final Path processors;
    private final Path own;
    private final Ticks start;

    public ForeignLoad() {
        this(PROCESSORS, OWN);
    }

    ForeignLoad(Path processors, Path own) {
        this.processors = processors;
        this.own = own;
        this.start = read();
    }

    /** From 0 to 1, NaN where the counters cannot be read. */
    @Override
    public double getAsDouble() {
        Ticks now = read();
        long all = now.all() - start.all();
        if (all <= 0) {
            return Double.NaN;
        }
        long busy = now.busy() - start.busy();
        return Math.max(0, busy - (now.own() - start.own())) / (double) all;
    }

    private Ticks read() {
        if (!Files.isReadable(processors) || !Files.isReadable(own)) {
            return new Ticks(0, 0, 0);
        }
        try {
            // cpu user nice system idle iowait irq softirq steal guest guest_nice; guests are in user and nice already.
            long[] times =
                    numbers(Files.readString(processors).lines().findFirst().orElse(""), 1, 8);
            String stat = Files.readString(own);
            long[] used = numbers(stat.substring(stat.lastIndexOf(')') + 2), OWN_TIMES, 4);
            long all = LongStream.of(times).sum();
            return new Ticks(all, all - times[3] - times[4], LongStream.of(used).sum());
        } catch (IOException | RuntimeException unreadable) {
            return new Ticks(0, 0, 0);
        }
    }

    private static long[] numbers(String line, int from, int count) {
        return Arrays.stream(line.trim().split("\\s+"))
                .skip(from)
                .limit(count)
                .mapToLong(Long::parseLong)
                .toArray();
    }

    /** In the kernel's ticks. */
    private record Ticks(long all, long busy, long own) {}
}
