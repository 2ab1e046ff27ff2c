package dev.poolproof.app.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.convert.DurationStyle;

/** Collects the broken rules of one settings record, so that all of them are reported at once. */
public final class Rules {

    static final String PREFIX = "poolproof.";

    private final List<SettingProblem> problems = new ArrayList<>();

    /**
     * Notes a problem unless the rule is kept.
     *
     * @param kept whether the rule is kept
     * @param key property name without the leading {@code poolproof.}
     * @param given the value; never a secret
     * @param rule what the value must be, to follow "must be"
     * @param example a value that works
     * @return this
     */
    public Rules require(boolean kept, String key, Object given, String rule, String example) {
        if (!kept) {
            String printed =
                    given instanceof Duration duration ? DurationStyle.SIMPLE.print(duration) : String.valueOf(given);
            problems.add(new SettingProblem(PREFIX + key, printed, "must be " + rule, PREFIX + key + "=" + example));
        }
        return this;
    }

    /**
     * Ends the check.
     *
     * @throws RefusedSettingsException if any rule was broken
     */
    public void enforce() {
        if (!problems.isEmpty()) {
            throw new RefusedSettingsException(problems);
        }
    }
}
