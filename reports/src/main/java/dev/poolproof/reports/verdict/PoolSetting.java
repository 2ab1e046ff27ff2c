package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.GuardEvidence.Pool;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a pool's settings in force. */
final class PoolSetting {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,15}) ?(ms|s|m|h)");

    private PoolSetting() {}

    /** A duration in milliseconds, -1 where the pool has no such setting. */
    static long millis(Pool pool, String name) {
        Matcher value = DURATION.matcher(pool.settings().getOrDefault(name, ""));
        if (!value.matches()) {
            return -1;
        }
        long amount = Long.parseLong(value.group(1));
        return switch (value.group(2)) {
            case "h" -> amount * 3_600_000;
            case "m" -> amount * 60_000;
            case "s" -> amount * 1_000;
            default -> amount;
        };
    }
}
