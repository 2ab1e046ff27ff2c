package dev.poolproof.reports.format;

import dev.poolproof.reports.Records;
import dev.poolproof.reports.RunSeries;
import dev.poolproof.reports.SampleRuns;
import dev.poolproof.reports.compare.ComparedRun;
import dev.poolproof.reports.compare.Comparison;
import dev.poolproof.reports.compare.Side;
import dev.poolproof.reports.record.Incident;
import dev.poolproof.reports.record.RunRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Comparisons as people make them, one of each kind. */
final class Comparisons {

    private Comparisons() {}

    static Map<String, Comparison> all() {
        Map<String, Comparison> all = new LinkedHashMap<>();
        all.put("incident", incident());
        all.put("leak-brought-in", leakBroughtIn());
        all.put("slower", slower());
        all.put("interrupted", interrupted());
        return all;
    }

    /** Three mistakes before, one repair after. */
    static Comparison incident() {
        List<ComparedRun> before = Stream.of(SampleRuns.values())
                .filter(sample -> sample != SampleRuns.REPAIRED)
                .map(sample -> run(sample, "before"))
                .toList();
        return Comparison.of(
                "The incident, before and after",
                Side.of("before", before),
                Side.of("after", List.of(run(SampleRuns.REPAIRED, "after"))));
    }

    /** One run a side, and the side after leaks. */
    static Comparison leakBroughtIn() {
        return Comparison.of(
                "main → change",
                Side.of("main", List.of(run(SampleRuns.REPAIRED, "main"))),
                Side.of("change", List.of(run(SampleRuns.NEVER_RELEASED, "change"))));
    }

    /** Several runs a side in turns: the same findings, and everything takes a third longer. */
    static Comparison slower() {
        return Comparison.of(
                "main → change",
                Side.of("main", RunSeries.inTurns("main", 5, 1, 0, records -> {})),
                Side.of("change", RunSeries.inTurns("change", 5, 1.33, 1, records -> {})));
    }

    /** The side after proves nothing. */
    static Comparison interrupted() {
        Records records = SampleRuns.REPAIRED.records();
        records.id = "cut-short";
        records.incident(Incident.Kind.INTERRUPTED, "Ctrl-C");
        return Comparison.of(
                "main → change",
                Side.of("main", List.of(run(SampleRuns.REPAIRED, "main"))),
                Side.of("change", List.of(ComparedRun.of(records.build(), null))));
    }

    /** Every text that others chose tries to be more than text. */
    static Comparison hostile() {
        ComparedRun hostile = ComparedRun.of(Hostile.run().run(), "javascript:alert(1)");
        return Comparison.of(
                Hostile.SCRIPT + Hostile.ESCAPE,
                Side.of(Hostile.TAG, List.of(run(SampleRuns.REPAIRED, "before"))),
                Side.of(Hostile.SCRIPT, List.of(hostile)));
    }

    private static ComparedRun run(SampleRuns sample, String side) {
        String folder = sample.name().toLowerCase(Locale.ROOT).replace('_', '-');
        RunRecord record = RunSeries.timed(sample.records(), 1).build();
        return ComparedRun.of(record, side + "/" + folder + "/report.html");
    }
}
