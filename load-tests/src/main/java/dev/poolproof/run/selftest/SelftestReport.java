package dev.poolproof.run.selftest;

import dev.poolproof.reports.record.Environment;
import dev.poolproof.run.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a self-test came to, kept as JSON for programs and as text for people.
 *
 * @param format always {@code poolproof-selftest}
 * @param version of the format, 1
 * @param poolproofVersion who tested
 * @param kind {@code matrix}, {@code sensitivity} or {@code specificity}
 * @param date when it began, as ISO 8601 with its offset
 * @param millis how long it took
 * @param environment where, and on what database; null where no run was recorded
 * @param evidence what the runs might look at: {@code guard} or {@code server}
 * @param services how many services it took: 1 where every world could be cleaned for the next
 * @param rows every entry
 * @param catches every mistake that was made rare, for {@code sensitivity}
 */
public record SelftestReport(
        String format,
        int version,
        String poolproofVersion,
        String kind,
        String date,
        long millis,
        @Nullable Environment environment,
        String evidence,
        int services,
        List<Row> rows,
        List<Catch> catches) {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public SelftestReport {
        rows = List.copyOf(rows);
        catches = List.copyOf(catches);
    }

    /** A report by this Poolproof. */
    public static SelftestReport of(
            String kind,
            String date,
            long millis,
            @Nullable Environment environment,
            String evidence,
            int services,
            List<Row> rows,
            List<Catch> catches) {
        return new SelftestReport(
                "poolproof-selftest",
                1,
                Version.get(),
                kind,
                date,
                millis,
                environment,
                evidence,
                services,
                rows,
                catches);
    }

    /** One line that says where, when and how long. */
    public String surroundings() {
        String where = environment == null
                ? ""
                : ", %s %s (%s, max_connections %d), %s, Java %s, %d processors"
                        .formatted(
                                environment.database().engine(),
                                environment.database().engineVersion(),
                                environment.database().provision(),
                                environment.database().maxConnections(),
                                environment.operatingSystem(),
                                environment.java(),
                                environment.processors());
        return "%s, %s%s, evidence %s, Poolproof %s"
                .formatted(date, MatrixText.seconds(millis), where, evidence, poolproofVersion);
    }

    /**
     * Writes {@code name.json} and {@code name.txt}.
     *
     * @param folder made where needed
     * @param text the same for people
     */
    public void write(Path folder, String name, String text) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name + ".json"), JSON.writeValueAsString(this) + "\n");
        Files.writeString(folder.resolve(name + ".txt"), text);
    }
}
