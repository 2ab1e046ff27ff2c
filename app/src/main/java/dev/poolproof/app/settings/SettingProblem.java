package dev.poolproof.app.settings;

/**
 * One setting that cannot be used.
 *
 * @param key full name of the property
 * @param given the value given, fit to be printed
 * @param rule what is wrong, as the end of a sentence about the value
 * @param example an assignment that works
 */
public record SettingProblem(String key, String given, String rule, String example) {

    @Override
    public String toString() {
        return "%s=%s: %s, for example %s".formatted(key, given, rule, example);
    }
}
