package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.Outcome;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Puts figures into words, the same on every machine. */
public final class Wording {

    private static final int LISTED = 4;

    private Wording() {}

    /** A number with its thousands grouped: {@code 12,345}. */
    public static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** A number with one decimal: {@code 8.0}. */
    public static String decimal(double value) {
        return String.format(Locale.ROOT, "%,.1f", value);
    }

    /** A number and its noun: {@code 1 pool}, {@code 12 pools}. */
    public static String count(long value, String singular, String plural) {
        return number(value) + " " + (value == 1 ? singular : plural);
    }

    /** A number and a noun whose plural takes an s. */
    public static String count(long value, String singular) {
        return count(value, singular, singular + "s");
    }

    /** Seconds with one decimal, of milliseconds: {@code 2.5 s}. */
    public static String seconds(long millis) {
        return decimal(millis / 1000.0) + " s";
    }

    /** A share in whole percent: {@code 85 %}. */
    public static String percent(double share) {
        return Math.round(share * 100) + " %";
    }

    /** An outcome as people say it. */
    public static String of(Outcome outcome) {
        return switch (outcome) {
            case AS_EXPECTED -> "as expected";
            case ACQUIRE_TIMEOUT -> "acquire timeout";
            case POOL_CLOSED -> "pool closed";
            case TOO_MANY_CONNECTIONS -> "too many connections";
            case DATABASE_UNREACHABLE -> "database unreachable";
            case MASKED_AS_UNKNOWN_TENANT -> "masked as unknown tenant";
            case SERVER_ERROR -> "server error";
            case WRONG_STATUS -> "wrong status";
            case WRONG_BODY -> "wrong body";
            case CLIENT_TIMEOUT -> "client timeout";
            case NO_ANSWER -> "no answer";
        };
    }

    /** The guard's name of a failed borrow as people say it. */
    static String kind(String failure) {
        return failure.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** A list as people write it, cut where it gets long: {@code a, b, c, d and 3 more}. */
    public static String list(Collection<String> items) {
        List<String> shown = items.stream().limit(LISTED).toList();
        int more = items.size() - shown.size();
        if (more > 0) {
            return String.join(", ", shown) + " and " + number(more) + " more";
        }
        if (shown.size() < 2) {
            return String.join("", shown);
        }
        String allButLast = shown.stream().limit(shown.size() - 1L).collect(Collectors.joining(", "));
        return allButLast + " and " + shown.get(shown.size() - 1);
    }
}
