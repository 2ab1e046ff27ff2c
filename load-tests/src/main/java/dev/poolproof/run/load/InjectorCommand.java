package dev.poolproof.run.load;

import dev.poolproof.run.fetch.FetchedLibrary;
import dev.poolproof.run.process.ScratchFolder;
import java.io.File;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;

/** How the {@link Injector} is started: this JVM's own Java and class path, and settings that keep Gatling quiet and at home. */
final class InjectorCommand {

    private static final String RESOURCES = "dev/poolproof/run/load/";

    private InjectorCommand() {}

    /** @param lastLoad which load, counted from 1, is the last, on which Gatling reports; 0 where there is no last one */
    static ProcessBuilder of(Path results, int lastLoad, Path log, ScratchFolder scratch) {
        ProcessBuilder command = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // Gatling reads how a string is stored, to spare a copy.
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        // The client compiler alone starts sooner, and 1,000 requests/s still take a fifth of two
                        // processors.
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx512m",
                        "-XX:-UsePerfData",
                        scratch.option(),
                        "-Djava.util.prefs.PreferencesFactory=" + OfflinePreferences.class.getName(),
                        "-Dgatling.conf.file=" + RESOURCES + "gatling.conf",
                        "-cp",
                        classPath(),
                        Injector.class.getName(),
                        results.toString(),
                        Integer.toString(lastLoad)))
                .redirectError(Redirect.to(log.toFile()));
        // The database's password, for example, is none of its business.
        command.environment().keySet().removeIf(name -> name.startsWith("POOLPROOF_"));
        return command;
    }

    /** Gatling does not start without the charts of its reports, which the distribution may not carry. */
    private static String classPath() {
        String own = System.getProperty("java.class.path", "");
        Path charts = FetchedLibrary.GATLING_CHARTS.jar(System.err::println);
        return own.contains(charts.toString()) ? own : own + File.pathSeparator + charts;
    }
}
