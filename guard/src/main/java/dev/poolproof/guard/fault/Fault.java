package dev.poolproof.guard.fault;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One failure to inject, and how often.
 *
 * @param kind what fails
 * @param rate share of the calls that fail, above 0 and at most 1
 */
public record Fault(FaultKind kind, double rate) {

    private static final Pattern FORM = Pattern.compile("([a-z-]+):(\\d*\\.?\\d+)");

    public Fault {
        if (!(rate > 0 && rate <= 1)) {
            throw new IllegalArgumentException("The rate of " + kind.id() + " is " + rate
                    + ", but must be above 0 and at most 1, for example 0.01.");
        }
    }

    /**
     * Reads {@code kind:rate}, for example {@code statement-fails:0.01}.
     *
     * @throws IllegalArgumentException if the text has another form; the message says which
     */
    public static Fault parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no fault: write KIND:RATE, for example statement-fails:0.01.");
        }
        FaultKind kind = FaultKind.of(matcher.group(1))
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no fault '" + matcher.group(1) + "': it is one of " + FaultKind.ids() + "."));
        return new Fault(kind, Double.parseDouble(matcher.group(2)));
    }

    @Override
    public String toString() {
        return kind.id() + ":" + rate;
    }
}
