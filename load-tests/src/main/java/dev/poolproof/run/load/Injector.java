package dev.poolproof.run.load;

import dev.poolproof.reports.record.LoadFacts;
import dev.poolproof.run.scenario.Scenario;
import dev.poolproof.run.scenario.ScenarioFile;
import dev.poolproof.run.simulation.ScenarioDirector;
import dev.poolproof.run.simulation.ScenarioPlan;
import dev.poolproof.run.simulation.ScenarioSimulation;
import io.gatling.app.Gatling;
import io.gatling.commons.util.GatlingVersion;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
 * <p>For each load it reads a line: the {@link LoadPlan} or {@link ScenarioPlan} as JSON, or {@value #SIMULATION} for a simulation
 * that needs none, or {@value #AGAIN} for the same once more, counted together with what went before. A line
 * {@value #TARGETS} and a list of addresses as JSON has a load on its way go there from now on, which {@value #RETARGETED} answers.
 * It keeps reading: the end of its input means that its parent is gone, and then it ends at once, whatever it is
 * doing. On its output it writes a line {@value #PROGRESS} and a {@code LoadSample} as JSON every 100 ms, and {@value #ENDED} as soon
 * as {@code load.json} is complete, which is before Gatling writes its report. Everything that Gatling prints goes to the standard
 * error, which the parent sends to a file.
 */
final class Injector implements Director, ScenarioDirector {

    static final String PROGRESS = "progress ";
    static final String ENDED = "ended";
    static final String AGAIN = "again";
    static final String SIMULATION = "simulation";
    static final String TARGETS = "targets ";
    static final String RETARGETED = "retargeted";
    static final int ORPHANED = 3;

    private static final long PROGRESS_MILLIS = 100;
    private static final Set<String> OURS = Set.of(LoadSimulation.class.getName(), ScenarioSimulation.class.getName());

    private final Path folder;
    private final PrintStream parent;
    private final JsonMapper json = new JsonMapper();
    private final BlockingQueue<String> orders = new LinkedBlockingQueue<>();
    private final ScheduledExecutorService reporter = Executors.newSingleThreadScheduledExecutor(Injector::daemon);
    private @Nullable LoadPlan plan;
    private @Nullable ScenarioPlan scenarioPlan;
    private final Rotation rotation = new Rotation(List.of());
    private @Nullable Scenario scenario;
    private Tally tally = Tally.ofTheReferenceService();
    private Effort effort = Effort.NONE;
    private Effort atStart = Effort.NONE;
    private @Nullable Future<?> reports;
    private @Nullable Integer exitCode;

    private Injector(Path folder, PrintStream parent) {
        this.folder = folder;
        this.parent = parent;
    }

    /**
     * Sends the loads that come on the standard input.
     *
     * @param arguments the folder for Gatling's results and for {@code load.json}; and which load, counted from 1, is the last, on
     *     which Gatling reports: 0 where there is no last one; and which simulation sends them
     */
    public static void main(String[] arguments) throws IOException {
        PrintStream parent = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Path folder = Path.of(arguments[0]);
        int last = Integer.parseInt(arguments[1]);
        String simulation = arguments[2];
        Injector injector = new Injector(folder, parent);
        daemon(injector::listen).start();
        Console console = new Console(System.err);
        System.setOut(new PrintStream(console, true, StandardCharsets.UTF_8));
        console.mute(true);
        Rehearsal.run(Files.createTempDirectory("rehearsal"));
        console.mute(false);
        if (OURS.contains(simulation)) {
            injector.send(simulation, last);
        } else {
            injector.sendForeign(simulation, last);
        }
    }

    private void send(String simulation, int last) throws IOException {
        for (int load = 1; load != last; load++) {
            direct();
            UnreportedLoad.send(simulation, Files.createTempDirectory("unreported"));
        }
        direct();
        Gatling.main(new String[] {"--simulation", simulation, "--results-folder", folder.toString()});
    }

    /** A simulation of somebody's own, which may have started threads that never end. */
    private void sendForeign(String simulation, int last) throws IOException {
        int worst = 0;
        for (int load = 1; load <= last; load++) {
            if (!nextOrder().equals(AGAIN)) {
                tally = Tally.ofAnyRequest();
                effort = Effort.NONE;
            }
            boolean reported = load == last;
            Path results = reported ? folder : Files.createTempDirectory("unreported");
            worst = Math.max(worst, CountingRunner.run(this, simulation, results, reported));
            exitCode = worst;
            ended();
        }
        Runtime.getRuntime().exit(0);
    }

    private void direct() {
        LoadSimulation.directBy(this);
        ScenarioSimulation.directBy(this);
    }

    @Override
    public LoadPlan plan() {
        String order = nextOrder();
        if (!order.equals(AGAIN)) {
            LoadPlan ordered = json.readValue(order, LoadPlan.class);
            plan = ordered;
            rotation.set(ordered.targets());
            tally = Tally.ofTheReferenceService();
            effort = Effort.NONE;
        }
        return Objects.requireNonNull(plan, "nothing was sent that could be sent again");
    }

    @Override
    public Rotation rotation() {
        return rotation;
    }

    @Override
    public ScenarioPlan scenarioPlan() {
        String order = nextOrder();
        if (!order.equals(AGAIN)) {
            ScenarioPlan ordered = json.readValue(order, ScenarioPlan.class);
            Scenario read = ScenarioFile.read(ordered.file());
            scenarioPlan = ordered;
            scenario = read;
            tally = new Tally(ScenarioSimulation.names(read));
            effort = Effort.NONE;
        }
        return Objects.requireNonNull(scenarioPlan, "nothing was sent that could be sent again");
    }

    @Override
    public Scenario scenario() {
        return Objects.requireNonNull(scenario, "the plan is asked for first");
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
        atStart = Effort.beginning();
        Tally counts = tally;
        reports = reporter.scheduleAtFixedRate(() -> report(counts), 0, PROGRESS_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void ended() {
        effort = effort.plus(Effort.since(atStart));
        String generator = "Gatling " + GatlingVersion.ThisVersion().fullVersion();
        LoadFacts facts =
                new LoadFacts(generator, null, effort.cpuShare(), effort.machineShare(), tally.facts(), exitCode);
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
                if (line.startsWith(TARGETS)) {
                    rotation.set(List.of(json.readValue(line.substring(TARGETS.length()), URI[].class)));
                    parent.println(RETARGETED);
                } else {
                    orders.add(line);
                }
            }
        } catch (IOException e) {
            System.err.println("The line from the parent cannot be read: " + e);
        }
        // Not exit(): nothing of Gatling's may hold it up.
        Runtime.getRuntime().halt(ORPHANED);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "poolproof-injector");
        thread.setDaemon(true);
        return thread;
    }
}
