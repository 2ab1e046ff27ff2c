package dev.poolproof.benchmarks.report;

import dev.poolproof.benchmarks.matrix.Measured;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * A finished run, ready to be shown.
 *
 * @param startedAt when
 * @param scale in words
 * @param database the URL
 * @param machine where
 * @param settings of the pools that were measured
 * @param sections what was measured
 * @param leftOut what could not be measured, and why
 */
public record BenchReport(
        Instant startedAt,
        String scale,
        String database,
        Machine machine,
        List<SettingsRow> settings,
        List<Measured> sections,
        List<String> leftOut) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    public BenchReport {
        settings = List.copyOf(settings);
        sections = List.copyOf(sections);
        leftOut = List.copyOf(leftOut);
    }

    public String time() {
        return inWords(startedAt);
    }

    /** A moment as reports say it: {@code 24 November 2026, 10:15 UTC}. */
    public static String inWords(Instant moment) {
        return TIME.format(moment);
    }

    public String versions() {
        return Versions.inWords();
    }

    public List<Row> rows(Measured measured) {
        return measured.section().trials().stream()
                .map(trial -> Row.of(measured, trial))
                .toList();
    }

    /** The tracker's promise, a line each; none where it was not measured. */
    public List<String> promise() {
        return Promise.lines(sections);
    }

    public Bars bars(Measured measured) {
        return Bars.of(measured);
    }
}
