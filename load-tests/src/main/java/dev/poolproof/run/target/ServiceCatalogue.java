package dev.poolproof.run.target;

import dev.poolproof.reports.record.GuardEvidence.Site;
import dev.poolproof.run.plan.Endpoint;
import dev.poolproof.run.plan.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.text.CaseUtils;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The variants that the reference service offers, as the service itself lists them.
 *
 * @param variants in the service's order
 */
public record ServiceCatalogue(List<Variant> variants) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public ServiceCatalogue {
        variants = List.copyOf(variants);
    }

    /** What a form that is right is expected to produce. */
    public static final String NO_FINDING = "none";

    /**
     * A form of connection handling.
     *
     * @param name kebab-case name
     * @param kind {@code correct}, {@code mistake} or {@code decoy}
     * @param expectedFinding id of the finding it must produce, {@value #NO_FINDING} for a form that is right
     * @param cause id of the cause that the finding must name, null where it need not name one
     * @param summary one sentence
     * @param endpoints the endpoints on which it shows itself
     * @param seenByServer whether its harm reaches the server or the clients, so that a run without the guard fails as well
     * @param faults failures that must be injected for the load to reach it, each as {@code kind:rate}
     * @param clientAborts whether clients must close their connections in the middle of an answer for the load to reach it
     * @param settings settings of the service that it needs to show itself
     * @param lines of its file of which the finding must name one; empty where the finding knows no line
     */
    public record Variant(
            String name,
            String kind,
            String expectedFinding,
            @Nullable String cause,
            String summary,
            List<String> endpoints,
            boolean seenByServer,
            List<String> faults,
            boolean clientAborts,
            Map<String, String> settings,
            List<Integer> lines) {
        public Variant {
            endpoints = List.copyOf(endpoints);
            faults = faults == null ? List.of() : List.copyOf(faults);
            settings = settings == null ? Map.of() : Map.copyOf(settings);
            lines = lines == null ? List.of() : List.copyOf(lines);
        }

        /** Whether it must produce a finding. */
        public boolean isMistake() {
            return !expectedFinding.equals(NO_FINDING);
        }

        /** The file it is in: {@code NeverReleased.java} for {@code never-released}. */
        public String file() {
            return CaseUtils.toCamelCase(name, true, '-') + ".java";
        }

        /** Whether that is a line to blame for it. */
        public boolean isGuilty(Site line) {
            return file().equals(line.file()) && lines.contains(line.line());
        }

        /** Where the finding must point: {@code NeverReleased.java:26}, or its file where the finding knows no line. */
        public String place() {
            return lines.isEmpty()
                    ? file()
                    : file() + ":" + lines.stream().map(String::valueOf).collect(Collectors.joining(" or "));
        }
    }

    /**
     * Asks the service's jar for its list, which needs no database.
     *
     * @throws InterruptedException if interrupted while the jar answers
     */
    public static ServiceCatalogue read(ServiceJar serviceJar) throws InterruptedException {
        List<String> command = serviceJar.command();
        command.add("variants");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        try {
            Process process = builder.start();
            try {
                ServiceCatalogue catalogue = JSON.readValue(process.getInputStream(), ServiceCatalogue.class);
                process.waitFor();
                return catalogue;
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The reference service does not list its variants.", e);
        }
    }

    /**
     * The variant of that name for that endpoint.
     *
     * @throws UsageException if there is none; the message names near ones
     */
    public Variant require(Endpoint endpoint, String name) {
        return find(name).orElseThrow(() -> unknown("'%s' for %s".formatted(name, endpoint.key()), name));
    }

    /**
     * The variant of that name.
     *
     * @throws UsageException if there is none; the message names near ones
     */
    public Variant require(String name) {
        return find(name).orElseThrow(() -> unknown("'%s'".formatted(name), name));
    }

    private Optional<Variant> find(String name) {
        return variants.stream().filter(variant -> variant.name().equals(name)).findFirst();
    }

    private UsageException unknown(String what, String name) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        List<String> near = variants.stream()
                .map(Variant::name)
                .sorted(Comparator.comparingInt(candidate -> distance.apply(name, candidate)))
                .limit(3)
                .toList();
        return new UsageException("There is no variant %s. Did you mean %s? './poolproof variants' lists all of them."
                .formatted(what, String.join(", ", near)));
    }
}
