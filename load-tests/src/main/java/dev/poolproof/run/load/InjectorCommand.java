package dev.poolproof.run.load;

import dev.poolproof.run.fetch.FetchedLibrary;
import dev.poolproof.run.process.ScratchFolder;
import java.io.File;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How the {@link Injector} is started: this JVM's own Java and class path, and settings that keep Gatling quiet and at home.
 *
 * @param simulation its class
 * @param moreClassPath where a simulation of somebody's own is
 * @param properties that such a one gets
 */
record InjectorCommand(String simulation, List<Path> moreClassPath, Map<String, String> properties) {

    private static final String RESOURCES = "dev/poolproof/run/load/";

    /** @param lastLoad which load, counted from 1, is the last, on which Gatling reports; 0 where there is no last one */
    ProcessBuilder of(Path results, int lastLoad, Path log, ScratchFolder scratch) {
        List<String> line = new ArrayList<>(List.of(
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
                classPath()));
        properties.forEach((name, value) -> line.add("-D" + name + "=" + value));
        line.addAll(List.of(Injector.class.getName(), results.toString(), Integer.toString(lastLoad), simulation));
        ProcessBuilder command = new ProcessBuilder(line).redirectError(Redirect.to(log.toFile()));
        // The database's password, for example, is none of its business.
        command.environment().keySet().removeIf(name -> name.startsWith("POOLPROOF_"));
        return command;
    }

    /**
     * Gatling does not start without the charts of its reports, which the distribution may not carry. What somebody's own simulation
     * brings comes last: of Gatling there is one.
     */
    private String classPath() {
        List<String> parts = new ArrayList<>(List.of(System.getProperty("java.class.path", "")));
        String charts = FetchedLibrary.GATLING_CHARTS.jar(System.err::println).toString();
        if (!parts.get(0).contains(charts)) {
            parts.add(charts);
        }
        moreClassPath.forEach(part -> parts.add(part.toString()));
        return String.join(File.pathSeparator, parts);
    }
}
