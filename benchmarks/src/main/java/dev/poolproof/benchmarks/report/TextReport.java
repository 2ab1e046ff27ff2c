package dev.poolproof.benchmarks.report;

import dev.poolproof.benchmarks.matrix.Measured;
import dev.poolproof.benchmarks.pool.PoolSettings;

/** A run as a text for terminals, 120 columns wide. */
public final class TextReport {

    private static final String ROW = "  %-40s %12s %9s  %-17s %8s %11s%n";

    private TextReport() {}

    public static String render(BenchReport report) {
        StringBuilder text = new StringBuilder();
        for (Measured measured : report.sections()) {
            section(report, measured, text);
        }
        report.leftOut().forEach(line -> text.append("%nNot measured: %s%n".formatted(line)));
        promise(report, text);
        settings(report, text);
        text.append("%nMachine    %s%nLibraries  %s%nDatabase   %s%nRun        %s, %s%n"
                .formatted(report.machine(), report.versions(), report.database(), report.time(), report.scale()));
        return text.toString();
    }

    private static void section(BenchReport report, Measured measured, StringBuilder text) {
        text.append("%n%s%n".formatted(measured.section().title()));
        text.append(
                ROW.formatted("", measured.section().figure().unit(), "ratio", "95 % interval", "B/op", "of a core*"));
        for (Row row : report.rows(measured)) {
            text.append(ROW.formatted(row.title(), row.time(), row.ratio(), row.interval(), row.bytes(), row.core())
                    .stripTrailing());
            text.append(System.lineSeparator());
        }
        text.append("  %s%n".formatted(measured.section().note()));
    }

    private static void promise(BenchReport report, StringBuilder text) {
        if (!report.promise().isEmpty()) {
            text.append("%nThe tracker's promise%n".formatted());
            report.promise().forEach(line -> text.append("  %s%n".formatted(line)));
        }
    }

    private static void settings(BenchReport report, StringBuilder text) {
        text.append(
                "%n* at 2,000 operations a second, where one thread works and waits for nobody. The ratio is to the first line; a fork is one observation.%n"
                        .formatted());
        text.append("%nSettings in force, read back%n".formatted());
        for (SettingsRow row : report.settings()) {
            PoolSettings settings = row.settings();
            text.append("  %s%n".formatted(row.pool().title()));
            text.append("      size %s, acquire timeout %s, auto-commit %s, leak mode: %s%n"
                    .formatted(
                            row.size(),
                            row.acquireTimeout(),
                            settings.autoCommit() ? "on" : "off",
                            settings.leakMode()));
            text.append("      validation: %s; reset: %s%n".formatted(settings.validation(), settings.reset()));
        }
    }
}
