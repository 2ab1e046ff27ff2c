package dev.poolproof.run.command;

import dev.poolproof.reports.compare.Comparison;
import dev.poolproof.reports.format.ComparisonConsole;
import dev.poolproof.reports.format.ComparisonReports;
import dev.poolproof.reports.format.JudgedRun;
import dev.poolproof.run.load.GatlingLoad;
import dev.poolproof.run.plan.EvidenceSource;
import dev.poolproof.run.plan.FaultSettings;
import dev.poolproof.run.plan.LoadMix;
import dev.poolproof.run.plan.LoadSettings;
import dev.poolproof.run.plan.RunPlan;
import dev.poolproof.run.plan.ServicePlan;
import dev.poolproof.run.plan.Timing;
import dev.poolproof.run.plan.UsageException;
import dev.poolproof.run.provision.Database;
import dev.poolproof.run.target.ServiceCatalogue;
import dev.poolproof.run.target.ServiceJar;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the incident before and after its repair. */
@Command(
        name = "demo",
        description = {
            "Shows the incident before and after its repair: three endpoints with their mistakes, one after the other,",
            "then all of them repaired, each under the same load on the same database."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Poolproof.BuildVersion.class)
final class DemoCommand implements Callable<Integer> {

    private static final LoadSettings LOAD =
            new LoadSettings(50, Duration.ofSeconds(5), Duration.ofSeconds(5), LoadMix.EVERYTHING, 1);

    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    @Mixin
    private RunsOption runs = new RunsOption();

    @Override
    public Integer call() throws InterruptedException {
        ServiceJar jar = ServiceJar.locate();
        ServiceCatalogue catalogue = ServiceCatalogue.read(jar);
        RunFolder folder = RunFolder.create(runs.root());
        try (LiveLine live = LiveLine.onStandardOutput()) {
            Map<DemoStage, JudgedRun> judged = new EnumMap<>(DemoStage.class);
            try (Database provided = database.provide(folder, live::say)) {
                JudgedExecution execution = new JudgedExecution(jar, catalogue, live);
                for (DemoStage stage : DemoStage.values()) {
                    live.say("");
                    live.say(stage.title());
                    JudgedRun run = execute(execution, plan(stage, folder), provided);
                    if (run.wasInterrupted()) {
                        throw new InterruptedException();
                    }
                    judged.put(stage, run);
                }
            }
            live.close();
            return show(new DemoResult(judged), folder.path());
        } catch (UsageException e) {
            throw folder.refused(e);
        } catch (InterruptedException | CancellationException e) {
            folder.removeUnlessRecorded();
            throw e;
        }
    }

    private static JudgedRun execute(JudgedExecution execution, RunPlan plan, Database provided)
            throws InterruptedException {
        try (GatlingLoad generator = GatlingLoad.prepare(plan.folder())) {
            return execution.execute(plan, provided, generator);
        }
    }

    private static int show(DemoResult result, Path folder) {
        Comparison comparison = result.comparison();
        Path page;
        try {
            page = ComparisonReports.write(comparison, folder);
        } catch (IOException e) {
            throw JudgedExecution.unwritable(folder, e);
        }
        System.out.println();
        System.out.print(new ComparisonConsole(Terminal.wantsColour()).render(comparison, page.toString()));
        System.out.println();
        System.out.println(
                result.isAsExpected()
                        ? "Every mistake was found, and the repaired service passes."
                        : "This is not what the incident must show: read the verdict of each run.");
        return result.isAsExpected() ? ExitCode.PASS.number() : ExitCode.FAIL.number();
    }

    private static RunPlan plan(DemoStage stage, RunFolder folder) {
        ServicePlan service =
                new ServicePlan(3, 300, 0, stage.variants(), Map.of(), FaultSettings.NONE, EvidenceSource.GUARD);
        return new RunPlan(
                folder.id() + "-" + stage.id(),
                stage.label(),
                service,
                LOAD,
                Timing.DEFAULT,
                1,
                folder.path().resolve(stage.folder()));
    }
}
