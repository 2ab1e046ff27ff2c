package dev.poolproof.run.scenario;

import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with places to fill in: <code>${token}</code> is a value that a feeder, {@code values} or {@code save} gave,
 * <code>${randomInt(1, 100)}</code> one that is made anew each time.
 *
 * @param text as it was written
 */
public record Template(String text) {

    private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]*)\\}");
    private static final Pattern CALL = Pattern.compile("(\\w+)\\((.*)\\)");

    /** What is wrong with its places, in words; empty where each can be filled in. */
    Optional<String> problem(Set<String> known) {
        Matcher place = PLACE.matcher(text);
        while (place.find()) {
            String inside = place.group(1).strip();
            Matcher call = CALL.matcher(inside);
            if (call.matches()) {
                Optional<Generated> generated = Generated.named(call.group(1));
                if (generated.isEmpty()) {
                    return Optional.of("asks for '%s', which nothing makes: there are %s."
                            .formatted(inside, Generated.examples()));
                }
                if (!generated.get().takes(call.group(2))) {
                    return Optional.of("asks for '%s', expected something like %s."
                            .formatted(inside, generated.get().example()));
                }
                if (generated.get().isReversed(call.group(2))) {
                    return Optional.of("asks for '%s', which begins above its end: write the smaller number first."
                            .formatted(inside));
                }
            } else if (!known.contains(inside)) {
                return Optional.of("asks for '%s', which nothing gave before: %s."
                        .formatted(
                                inside,
                                known.isEmpty()
                                        ? "feeders, values and save give values"
                                        : "known here: " + String.join(", ", known)));
            }
        }
        return Optional.empty();
    }

    /** Whether its places can all be filled in with these. */
    boolean isReady(Set<String> known) {
        return problem(known).isEmpty();
    }

    /** Whether it is nothing but a whole number made anew, which JSON writes without quotes. */
    boolean isNumber() {
        return text.matches("\\$\\{(randomInt|currentTimeMillis)\\([^}]*\\)\\}");
    }

    /**
     * The text with its places filled in.
     *
     * @param values the value of a name
     */
    String filled(UnaryOperator<String> values, Random random) {
        return PLACE.matcher(text).replaceAll(place -> {
            String inside = place.group(1).strip();
            Matcher call = CALL.matcher(inside);
            String value = call.matches()
                    ? Generated.named(call.group(1)).orElseThrow().value(random, call.group(2))
                    : values.apply(inside);
            return Matcher.quoteReplacement(value);
        });
    }
}
