package dev.poolproof.run.load;

import dev.poolproof.reports.record.LoadFacts;
import io.gatling.app.Gatling;
import io.gatling.commons.util.GatlingVersion;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The child JVM that sends loads, one after the other, seen from inside. {@link GatlingLoad} is its parent.
 *
 * <p>For each load it reads a line: the {@link LoadPlan} as JSON, or {@value #AGAIN} for the same once more, counted together with
 * what went before. It keeps reading: the end of its input means that its parent is gone, and then it ends at once, whatever it is
 * doing. On its output it writes a line {@value #PROGRESS} and a {@code LoadSample} as JSON every 100 ms, and {@value #ENDED} as soon
 * as {@code load.json} is complete, which is before Gatling writes its report. Everything that Gatling prints goes to the standard
 * error, which the parent sends to a file.
 */
final class Injector implements Director {

    static final String PROGRESS = "progress ";
    static final String ENDED = "ended";
    static final String AGAIN = "again";
    static final int ORPHANED = 3;

    private static final long PROGRESS_MILLIS = 100;
    private static final com.sun.management.OperatingSystemMXBean MACHINE =
            ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);

    private final Path folder;
    private final PrintStream parent;
    private final JsonMapper json = new JsonMapper();
    private final BlockingQueue<String> orders = new LinkedBlockingQueue<>();
    private final ScheduledExecutorService reporter = Executors.newSingleThreadScheduledExecutor(Injector::daemon);
    private @Nullable LoadPlan plan;
    private Tally tally = new Tally();
    private Effort effort = Effort.NONE;
    private Effort atStart = Effort.NONE;
    private @Nullable Future<?> reports;

    private Injector(Path folder, PrintStream parent) {
        this.folder = folder;
        this.parent = parent;
    }

    /**
     * Sends the loads that come on the standard input.
     *
     * @param arguments the folder for Gatling's results and for {@code load.json}; and which load, counted from 1, is the last, on
     *     which Gatling reports: 0 where there is no last one
     */
    public static void main(String[] arguments) throws IOException {
        PrintStream parent = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Path folder = Path.of(arguments[0]);
        int last = Integer.parseInt(arguments[1]);
        Injector injector = new Injector(folder, parent);
        daemon(injector::listen).start();
        Console console = new Console(System.err);
        System.setOut(new PrintStream(console, true, StandardCharsets.UTF_8));
        console.mute(true);
        Rehearsal.run(Files.createTempDirectory("rehearsal"));
        console.mute(false);
        for (int load = 1; load != last; load++) {
            UnreportedLoad.send(injector, Files.createTempDirectory("unreported"));
        }
        LoadSimulation.directBy(injector);
        Gatling.main(
                new String[] {"--simulation", LoadSimulation.class.getName(), "--results-folder", folder.toString()});
    }

    @Override
    public LoadPlan plan() {
        String order = nextOrder();
        if (!order.equals(AGAIN)) {
            plan = json.readValue(order, LoadPlan.class);
            tally = new Tally();
            effort = Effort.NONE;
        }
        return Objects.requireNonNull(plan, "nothing was sent that could be sent again");
    }

    private String nextOrder() {
        try {
            return orders.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody interrupts Gatling while it waits for its plan", e);
        }
    }

    @Override
    public Tally tally() {
        return tally;
    }

    @Override
    public void began() {
        // The machine's share counts from the last question.
        double unused = MACHINE.getCpuLoad();
        atStart = Effort.now(0);
        Tally counts = tally;
        reports = reporter.scheduleAtFixedRate(() -> report(counts), 0, PROGRESS_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void ended() {
        effort = effort.plus(Effort.now(MACHINE.getCpuLoad()).minus(atStart));
        String generator = "Gatling " + GatlingVersion.ThisVersion().fullVersion();
        LoadFacts facts = new LoadFacts(generator, null, effort.cpuShare(), effort.machineShare(), tally.facts());
        Objects.requireNonNull(reports).cancel(false);
        try {
            Path unfinished = folder.resolve("load.json.part");
            Files.writeString(unfinished, json.writeValueAsString(facts));
            Files.move(unfinished, folder.resolve("load.json"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new IllegalStateException("The load was sent, but its counts could not be written to " + folder, e);
        }
        report(tally);
        parent.println(ENDED);
    }

    private void report(Tally tally) {
        parent.println(PROGRESS + json.writeValueAsString(tally.progress()));
    }

    private void listen() {
        try (BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                orders.add(line);
            }
        } catch (IOException e) {
            System.err.println("The line from the parent cannot be read: " + e);
        }
        // Not exit(): nothing of Gatling's may hold it up.
        Runtime.getRuntime().halt(ORPHANED);
    }

    /** Time that passed, processor time of this process, and of that time how much the whole machine was busy for. */
    private record Effort(long nanos, long cpuNanos, double busyShare) {

        static final Effort NONE = new Effort(0, 0, 0);

        /** @param busyShare of the stretch that ends now */
        static Effort now(double busyShare) {
            return new Effort(System.nanoTime(), MACHINE.getProcessCpuTime(), busyShare);
        }

        /** Of several stretches the busiest counts: what was found may come from there. */
        Effort plus(Effort other) {
            return new Effort(nanos + other.nanos, cpuNanos + other.cpuNanos, Math.max(busyShare, other.busyShare));
        }

        Effort minus(Effort other) {
            return new Effort(nanos - other.nanos, cpuNanos - other.cpuNanos, busyShare);
        }

        /** Of all processors, 0 to 1; -1 where the machine does not tell. */
        double machineShare() {
            return busyShare >= 0 ? Math.min(1, busyShare) : -1;
        }

        /** Of all processors, 0 to 1. */
        double cpuShare() {
            return Math.min(1, (double) cpuNanos / nanos / Runtime.getRuntime().availableProcessors());
        }
    }

    /** What Gatling prints, unless it is muted. Scala keeps the first standard output it sees, so it must be the same throughout. */
    private static final class Console extends FilterOutputStream {
        private volatile boolean muted;

        Console(OutputStream out) {
            super(out);
        }

        void mute(boolean on) {
            muted = on;
        }

        @Override
        public void write(int b) throws IOException {
            if (!muted) {
                out.write(b);
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (!muted) {
                out.write(bytes, offset, length);
            }
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "poolproof-injector");
        thread.setDaemon(true);
        return thread;
    }
}
