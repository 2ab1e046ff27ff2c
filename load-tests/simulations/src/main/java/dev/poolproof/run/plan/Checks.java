package dev.poolproof.run.plan;

import java.time.Duration;

/** Refusals that name the option, the value given, the rule and what to do. */
final class Checks {

    private Checks() {}

    static void within(String option, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new UsageException("%s is %s, but must be between %s and %s."
                    .formatted(option, plain(value), plain(least), plain(most)));
        }
    }

    static void within(String option, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new UsageException("%s is %s, but must be between %s and %s."
                    .formatted(option, Durations.format(value), Durations.format(least), Durations.format(most)));
        }
    }

    static void wholeNumber(String option, String value, int least, int most) {
        try {
            within(option, Integer.parseInt(value), least, most);
        } catch (NumberFormatException e) {
            throw new UsageException(
                    "%s is '%s', but must be a whole number between %d and %d.".formatted(option, value, least, most),
                    e);
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
