package dev.poolproof.run.plan;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A failure that the guard is to inject, and how often. Which kinds there are the service knows.
 *
 * @param kind what fails, for example {@code statement-fails}
 * @param rate share of the calls that fail, above 0 and at most 1
 */
public record FaultRate(String kind, BigDecimal rate) {

    private static final Pattern FORM = Pattern.compile("([a-z]+(?:-[a-z]+)*):(\\d{1,3}(?:\\.\\d{1,9})?)");

    public FaultRate {
        if (rate.signum() <= 0 || rate.compareTo(BigDecimal.ONE) > 0) {
            throw new UsageException(
                    "--faults: the rate of %s is %s, but must be above 0 and at most 1, for example 0.01."
                            .formatted(kind, rate.toPlainString()));
        }
    }

    /**
     * Reads {@code kind:rate}.
     *
     * @throws UsageException if the text has another form, or the rate is no share
     */
    public static FaultRate parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new UsageException(
                    "--faults: '%s' is no fault: write KIND:RATE, for example statement-fails:0.01.".formatted(text));
        }
        return new FaultRate(matcher.group(1), new BigDecimal(matcher.group(2)));
    }

    /** As it was read. */
    @Override
    public String toString() {
        return kind + ":" + rate.toPlainString();
    }
}
