package dev.poolproof.reports;

import dev.poolproof.reports.record.Evidence;
import dev.poolproof.reports.record.LoadFacts;
import dev.poolproof.reports.record.Outcome;
import dev.poolproof.reports.record.Phase;
import dev.poolproof.reports.record.PlanFacts;
import dev.poolproof.reports.record.RunIdentity;
import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.reports.record.Sample;
import dev.poolproof.reports.record.Sample.GuardSample;
import dev.poolproof.reports.record.Sample.LoadSample;
import dev.poolproof.reports.record.Sample.ServerSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A healthy run of one hour at four samples a second, with one peak, one hole and two failures that a picture must not lose. */
public final class HourRun {

    public static final long PEAK_AT = 1_754_250;
    public static final long PEAK = 12;
    public static final long HOLE_AT = 2_000_500;

    private static final long TICK = 250;
    private static final long LOAD_START = 4_000;
    private static final long LOAD_END = 3_604_000;
    private static final long END = 3_610_000;
    private static final long FAILED_AT = 900_000;
    private static final int MORE_REQUESTS = 300;

    private HourRun() {}

    public static RunRecord record() {
        Records records = Records.healthy();
        records.label = "one hour";
        records.before.clockAheadMillis = LOAD_START - 100 - records.before.atMillis;
        records.after.clockAheadMillis = END - 100 - records.after.atMillis;
        records.requests.values().forEach(request -> request.sent *= MORE_REQUESTS);
        RunRecord run = records.build();
        PlanFacts plan = run.plan();
        LoadFacts load = Objects.requireNonNull(run.load());
        return new RunRecord(
                run.format(),
                run.version(),
                new RunIdentity(
                        run.run().id(),
                        run.run().label(),
                        run.run().startedAtEpochMillis(),
                        END,
                        run.run().poolproofVersion()),
                new PlanFacts(
                        plan.ratePerSecond(),
                        LOAD_END - LOAD_START,
                        plan.tenants(),
                        plan.variants(),
                        plan.repeat(),
                        plan.evidence(),
                        plan.faults(),
                        plan.settings()),
                run.environment(),
                List.of(
                        new Phase(Phase.Name.WARM_UP, 0, 3_000),
                        new Phase(Phase.Name.BASELINE, 3_000, LOAD_START),
                        new Phase(Phase.Name.LOAD, LOAD_START, LOAD_END),
                        new Phase(Phase.Name.DRAIN, LOAD_END, END - 500),
                        new Phase(Phase.Name.FINAL, END - 500, END)),
                samples(),
                load,
                at(run.baseline(), LOAD_START - 100),
                run.cycles(),
                run.recheck(),
                at(run.end(), END - 100),
                run.incidents());
    }

    private static Evidence at(@Nullable Evidence evidence, long millis) {
        Evidence taken = Objects.requireNonNull(evidence);
        return new Evidence(millis, taken.server(), taken.guard());
    }

    private static List<Sample> samples() {
        Random random = new Random(7);
        List<Sample> samples = new ArrayList<>();
        for (long at = 0; at <= END; at += TICK) {
            boolean loading = at > LOAD_START && at <= LOAD_END;
            long sent = Math.max(0, at - LOAD_START) / 20;
            long active = at == PEAK_AT ? PEAK : loading ? random.nextInt(5) : 0;
            long failed = at < FAILED_AT ? 0 : at < PEAK_AT ? 1 : 2;
            samples.add(new Sample(
                    at,
                    at == HOLE_AT ? null : new ServerSample(10 + active, 1, 8 + active, 0, 0),
                    new GuardSample(40 + sent, 40 + sent - active, active, 8, 0, 8 + active, 4, 96L << 20, 42),
                    loading
                            ? new LoadSample(
                                    sent, Map.of(Outcome.AS_EXPECTED, sent - failed, Outcome.SERVER_ERROR, failed))
                            : null));
        }
        return samples;
    }
}
