package dev.poolproof.reports.format;

import dev.poolproof.reports.format.SarifLog.ArtifactLocation;
import dev.poolproof.reports.format.SarifLog.Location;
import dev.poolproof.reports.format.SarifLog.LogicalLocation;
import dev.poolproof.reports.format.SarifLog.Message;
import dev.poolproof.reports.format.SarifLog.PhysicalLocation;
import dev.poolproof.reports.format.SarifLog.Region;
import dev.poolproof.reports.record.GuardEvidence.Site;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Turns lines of code into SARIF's locations, and remembers what they are relative to. No location is absolute: the log may leave
 * the machine.
 */
final class SarifPlaces {

    /** The root of the repository; code hosts know it by this name. */
    private static final String REPOSITORY = "%SRCROOT%";

    private static final String PACKAGES = "%PACKAGEROOT%";
    private static final String RUN = "%RUNROOT%";

    private static final Map<String, String> MEANINGS = Map.of(
            REPOSITORY, "The root of the repository that holds the sources of the watched service.",
            PACKAGES, "A folder that holds the packages of the watched service; its sources were not at hand.",
            RUN, "The folder of this run.");

    private static final String RECORD = "run.json";

    /** GitHub's code scanning refuses a whole log for one result without a line (its rule GH1003, seen 2026-11-23). */
    private static final Region TOP = new Region(1);

    private final SourceTree sources;
    private final SortedMap<String, ArtifactLocation> bases = new TreeMap<>();
    private final SortedSet<String> missing = new TreeSet<>();

    SarifPlaces(SourceTree sources) {
        this.sources = sources;
    }

    /** Where a line is. */
    Location of(Site site, @Nullable String message) {
        LogicalLocation method = new LogicalLocation(site.className() + "." + site.method(), "function");
        return new Location(
                new PhysicalLocation(file(site), site.line() < 1 ? TOP : new Region(site.line())),
                List.of(method),
                message == null ? null : Message.of(message));
    }

    /** For what has no line: the run's record, in which it was detected. */
    Location ofTheRecord() {
        return new Location(new PhysicalLocation(at(RUN, RECORD), TOP), List.of(), null);
    }

    /** What the locations so far are relative to. */
    Map<String, ArtifactLocation> bases() {
        return bases;
    }

    /** The files that were not found, by their path below their package's root, and those without such a path. */
    SortedSet<String> missing() {
        return missing;
    }

    private ArtifactLocation file(Site site) {
        String found = sources.find(site);
        if (found != null) {
            return at(REPOSITORY, found);
        }
        String inPackage = SourceTree.inPackage(site);
        missing.add(inPackage == null ? site.className() : inPackage);
        return inPackage == null ? at(RUN, RECORD) : at(PACKAGES, inPackage);
    }

    private ArtifactLocation at(String base, String path) {
        Message meaning = Message.of(MEANINGS.getOrDefault(base, base));
        bases.computeIfAbsent(base, id -> new ArtifactLocation(null, null, meaning));
        return new ArtifactLocation(encoded(path), base, null);
    }

    private static String encoded(String path) {
        try {
            return new URI(null, null, "/" + path, null).toASCIIString().substring(1);
        } catch (URISyntaxException impossible) {
            throw new IllegalArgumentException("'" + path + "' is no path", impossible);
        }
    }
}
