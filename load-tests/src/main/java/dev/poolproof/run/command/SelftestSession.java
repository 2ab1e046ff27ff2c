package dev.poolproof.run.command;

import dev.poolproof.reports.format.JudgedRun;
import dev.poolproof.reports.record.Environment;
import dev.poolproof.run.ManyRuns;
import dev.poolproof.run.plan.EvidenceSource;
import dev.poolproof.run.plan.LoadSettings;
import dev.poolproof.run.plan.RunPlan;
import dev.poolproof.run.selftest.Catch;
import dev.poolproof.run.selftest.EntryPlans;
import dev.poolproof.run.selftest.Matrix;
import dev.poolproof.run.selftest.MatrixText;
import dev.poolproof.run.selftest.Row;
import dev.poolproof.run.selftest.Selftest;
import dev.poolproof.run.selftest.SelftestReport;
import dev.poolproof.run.selftest.Sensitivity;
import dev.poolproof.run.target.ServiceCatalogue;
import dev.poolproof.run.target.ServiceCatalogue.Variant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One self-test from its first run to its report. Keeps what differs, and says where. Used once, by one thread. */
final class SelftestSession {

    private final RunFolder folder;
    private final ManyRuns runs;
    private final ServiceCatalogue catalogue;
    private final EvidenceSource evidence;
    private final Consumer<String> out;
    private final String date = OffsetDateTime.now(ZoneId.systemDefault())
            .truncatedTo(ChronoUnit.SECONDS)
            .toString();
    private final long beganNanos;
    private @Nullable Environment environment;

    /** @param beganNanos {@link System#nanoTime()} when the command began */
    SelftestSession(
            RunFolder folder,
            ManyRuns runs,
            ServiceCatalogue catalogue,
            EvidenceSource evidence,
            long beganNanos,
            Consumer<String> out) {
        this.folder = folder;
        this.runs = runs;
        this.catalogue = catalogue;
        this.evidence = evidence;
        this.beganNanos = beganNanos;
        this.out = out;
    }

    /** A report, and the same for people. */
    record Result(String name, SelftestReport report, String text, Row.Result result) {}

    /** Every entry once. */
    Result matrix(List<Variant> entries, LoadSettings load) throws InterruptedException {
        Matrix matrix = attempt(entries, load, false);
        StringBuilder text = new StringBuilder(MatrixText.heading());
        matrix.rows().forEach(row -> text.append(MatrixText.row(row)));
        text.append('\n').append(MatrixText.cells(matrix)).append('\n').append(MatrixText.sum(matrix));
        return result("matrix", "\n" + MatrixText.cells(matrix), MatrixText.sum(matrix), text, matrix);
    }

    /** What must not be accused, again and again. */
    Result specificity(int times, LoadSettings load) throws InterruptedException {
        List<Variant> right = catalogue.variants().stream()
                .filter(variant -> !variant.isMistake())
                .toList();
        List<Variant> entries = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            entries.add(right.get(i % right.size()));
        }
        Matrix matrix = attempt(entries, load, true);
        StringBuilder text = new StringBuilder(MatrixText.tally(matrix));
        matrix.rows().stream().filter(row -> !row.isFine()).forEach(row -> text.append(MatrixText.row(row)));
        text.append('\n').append(MatrixText.sum(matrix));
        return result("specificity", "\n" + MatrixText.tally(matrix), MatrixText.sum(matrix), text, matrix);
    }

    /** A mistake that shows itself seldom. */
    Result sensitivity() throws InterruptedException {
        Variant mistake = catalogue.require(Sensitivity.MISTAKE);
        Sensitivity sensitivity = new Sensitivity(runs, folder.id(), folder.path());
        List<Catch> catches = new ArrayList<>();
        for (Sensitivity.Goal goal : Sensitivity.GOALS) {
            out.accept("%,d requests, of which one in %,d leaks …".formatted(goal.requests(), goal.oncePer()));
            Sensitivity.Tried tried = sensitivity.attempt(goal, mistake);
            environment = tried.judged().run().environment();
            catches.add(tried.result());
            keepUnlessFine(tried.result().row(), tried.judged(), tried.plan());
        }
        Matrix matrix = new Matrix(catches.stream().map(Catch::row).toList());
        String table = Catch.table(catches);
        String sum = "%d of %d caught, each in its line."
                .formatted(catches.stream().filter(Catch::caught).count(), catches.size());
        out.accept("\n" + table);
        out.accept(sum);
        SelftestReport report = report("sensitivity", List.of(), catches);
        return new Result(
                "sensitivity", report, report.surroundings() + "\n\n" + table + "\n" + sum + "\n", matrix.result());
    }

    private Matrix attempt(List<Variant> entries, LoadSettings load, boolean numbered) throws InterruptedException {
        Selftest selftest = new Selftest(runs, new EntryPlans(folder.id(), folder.path(), evidence, load));
        List<Row> rows = new ArrayList<>();
        out.accept(MatrixText.heading().stripTrailing());
        for (Variant variant : entries) {
            String name = numbered ? "%02d-%s".formatted(rows.size() + 1, variant.name()) : variant.name();
            Selftest.Tried tried = selftest.attempt(variant, name);
            environment = tried.judged().run().environment();
            rows.add(tried.row());
            out.accept(MatrixText.row(tried.row()).stripTrailing());
            keepUnlessFine(tried.row(), tried.judged(), tried.plan());
        }
        return new Matrix(rows);
    }

    private void keepUnlessFine(Row row, JudgedRun judged, RunPlan plan) {
        if (!row.isFine()) {
            JudgedExecution.keep(judged, plan.folder());
            out.accept("         kept: " + plan.folder());
        }
    }

    private Result result(String kind, String shown, String sum, StringBuilder text, Matrix matrix) {
        out.accept(shown);
        out.accept(sum);
        SelftestReport report = report(kind, matrix.rows(), List.of());
        String name = kind.equals("matrix") ? kind + "-" + evidence.label() : kind;
        return new Result(name, report, report.surroundings() + "\n\n" + text + "\n", matrix.result());
    }

    private SelftestReport report(String kind, List<Row> rows, List<Catch> catches) {
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganNanos);
        return SelftestReport.of(kind, date, millis, environment, evidence.label(), runs.services(), rows, catches);
    }
}
