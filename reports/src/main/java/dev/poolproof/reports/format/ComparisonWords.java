package dev.poolproof.reports.format;

import dev.poolproof.reports.compare.FindingChange;
import dev.poolproof.reports.compare.FindingChange.Sightings;
import dev.poolproof.reports.compare.FindingChange.Status;
import dev.poolproof.reports.compare.MeasureChange;
import dev.poolproof.reports.compare.Reading;
import dev.poolproof.reports.statistics.Interval;
import dev.poolproof.reports.statistics.Spread;
import dev.poolproof.reports.verdict.Wording;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How every format of a comparison says the same thing. */
final class ComparisonWords {

    private static final String UNKNOWN = "?";

    private ComparisonWords() {}

    static String of(Status status) {
        return switch (status) {
            case NEW -> "New";
            case STILL_THERE -> "Still there";
            case GONE -> "Gone";
        };
    }

    /** Where a finding was seen: {@code before in 1 of 3 runs (count 7), not after}. */
    static String seen(FindingChange change, String before, String after) {
        return sightings(change.before(), before) + ", " + sightings(change.after(), after);
    }

    private static String sightings(Sightings seen, String side) {
        if (seen.of() == 0) {
            return side + " unknown";
        }
        String count = " (count " + Wording.number(seen.most()) + ")";
        if (seen.of() == 1) {
            return seen.runs() == 0 ? "not " + side : side + count;
        }
        String runs = Wording.number(seen.of()) + " runs";
        return seen.runs() == 0
                ? side + " in none of " + runs
                : side + " in " + Wording.number(seen.runs()) + " of " + runs + count;
    }

    /** A figure over the runs of a series: {@code 12}, {@code 12 (11 to 15)}, or a question mark. */
    static String of(@Nullable Spread spread) {
        if (spread == null) {
            return UNKNOWN;
        }
        String median = figure(spread.median());
        String least = figure(spread.least());
        String most = figure(spread.most());
        return least.equals(most) ? median : median + " (" + least + " to " + most + ")";
    }

    /** A figure with as many digits as it is worth. */
    static String figure(double value) {
        if (value == Math.rint(value) || Math.abs(value) >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, Math.abs(value) < 1 ? "%.2f" : "%.1f", value);
    }

    /** What may be said of a change: {@code +18 % (+12 to +25): worse}. */
    static String of(MeasureChange change) {
        Interval ratio = change.ratio();
        boolean equal = ratio == null ? change.reading() == Reading.ALIKE : ratio.low() == 1 && ratio.high() == 1;
        if (equal) {
            return "the same";
        }
        return ratio == null
                ? change.reading().words()
                : percent(ratio.estimate()) + " % (" + percent(ratio.low()) + " to " + percent(ratio.high()) + "): "
                        + change.reading().words();
    }

    /** A ratio as a change in percent, with its sign. */
    private static String percent(double ratio) {
        double change = (ratio - 1) * 100;
        String digits = String.format(Locale.ROOT, Math.abs(change) < 9.95 ? "%+.1f" : "%+,.0f", change);
        return digits.replace('-', '\u2212');
    }
}
