package dev.poolproof.reports.format;

import dev.poolproof.reports.GuardSketch;
import dev.poolproof.reports.PoolSketch;
import dev.poolproof.reports.Records;
import dev.poolproof.reports.record.GuardEvidence.Site;
import dev.poolproof.reports.record.Incident;
import java.util.List;

/** A run in which every text that others chose tries to be more than text. */
final class Hostile {

    static final String SCRIPT = "</script><script>document.title='HACKED'</script>";
    static final String TAG = "<img src=x onerror=\"document.title='HACKED'\">";
    static final String CALL =
            "'\"><link rel=stylesheet href=http://127.0.0.1:9/style><img src=http://127.0.0.1:9/picture><style>@import"
                    + " url(http://127.0.0.1:9/import);";
    static final String ESCAPE = "\u001b[2J\u0007red";

    private Hostile() {}

    static JudgedRun run() {
        Records records = Records.healthy();
        records.label = "run " + SCRIPT + "<!-- " + ESCAPE;
        records.tenants = List.of("<script>document.title='HACKED'</script>", "a".repeat(300), CALL);
        records.loadReport = "javascript:document.title='HACKED'";
        PoolSketch pool = new PoolSketch(77, "pool " + TAG, "<script>document.title='HACKED'</script>");
        records.after.pools.add(pool);
        records.after.leak(
                pool.name, "GET /" + SCRIPT, new Site("a." + TAG, TAG + ESCAPE, TAG + ".java", 1), 6_000, true);
        records.after.leak("tenant-1", GuardSketch.PERMISSIONS, Records.site("handling.A", "b", 3), 6_000, true);
        records.after.leak("tenant-1", "GET " + CALL, Records.site("handling.A", "c", 5), 6_000, true);
        records.incident(Incident.Kind.EVIDENCE_LOST, "select '" + SCRIPT + "'" + CALL);
        return JudgedRun.of(records.build());
    }
}
