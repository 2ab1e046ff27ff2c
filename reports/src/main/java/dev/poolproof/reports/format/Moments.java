package dev.poolproof.reports.format;

import dev.poolproof.reports.record.Phase;
import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.reports.verdict.Wording;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Says when something was, in a run's own terms. */
final class Moments {

    static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm:ss 'UTC'", Locale.ENGLISH);

    private Moments() {}

    /** A time on the run's clock, told from the start of its phase: {@code 2.3 s into the load}. */
    static String inPhase(RunRecord run, long millis) {
        return run.phases().stream()
                .filter(phase -> millis >= phase.startMillis() && millis < phase.endMillis())
                .findFirst()
                .map(phase -> {
                    long into = millis - phase.startMillis();
                    String when = into < 50 ? "the start of" : Wording.seconds(into) + " into";
                    return when + " the " + name(phase.name());
                })
                .orElse(Wording.seconds(millis) + " into the run");
    }

    static String startedAt(RunRecord run) {
        return DATE.format(
                Instant.ofEpochMilli(run.run().startedAtEpochMillis()).atOffset(ZoneOffset.UTC));
    }

    static String name(Phase.Name phase) {
        return switch (phase) {
            case WARM_UP -> "warm-up";
            case SETTLE, SETTLE_AGAIN -> "settle";
            case BASELINE -> "baseline";
            case LOAD -> "load";
            case DRAIN -> "drain";
            case FINAL -> "final";
        };
    }
}
