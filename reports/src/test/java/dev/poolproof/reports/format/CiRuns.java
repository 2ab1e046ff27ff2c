package dev.poolproof.reports.format;

import dev.poolproof.reports.Records;
import dev.poolproof.reports.SampleRuns;
import dev.poolproof.reports.record.Incident;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** Every kind of run that a format for CI must be valid for. */
final class CiRuns {

    private CiRuns() {}

    static Stream<Named<JudgedRun>> all() {
        Map<String, JudgedRun> runs = new LinkedHashMap<>(ReportFormatContractTest.runs());
        runs.put("hostile", Hostile.run());
        runs.put("hardly begun", hardlyBegun());
        runs.put("symptom without a cause", symptomAlone());
        runs.put("accepted in part", ReportFormatContractTest.accepted(SampleRuns.POOL_PER_REQUEST));
        return runs.entrySet().stream().map(run -> Named.of(run.getKey(), run.getValue()));
    }

    /** Neither evidence nor load. */
    static JudgedRun hardlyBegun() {
        Records records = Records.healthy()
                .withoutServer()
                .withoutGuard()
                .incident(Incident.Kind.INTERRUPTED, "Ctrl-C while the database started");
        records.loadReported = false;
        return JudgedRun.of(records.build());
    }

    /** The server refused sessions, and nobody knows why. */
    static JudgedRun symptomAlone() {
        Records records = Records.healthy();
        records.refused = 7;
        return JudgedRun.of(records.build());
    }
}
