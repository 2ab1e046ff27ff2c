package dev.poolproof.run.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Values that a template makes anew each time. A new one is a line here. */
enum Generated {
    /** A whole number, both ends included. */
    RANDOM_INT("randomInt", "randomInt(1, 100)", "-?\\d{1,9}, *-?\\d{1,9}", (random, bounds) -> {
        long least = Long.parseLong(bounds.get(0));
        long most = Long.parseLong(bounds.get(1));
        return Long.toString(least + (long) (random.nextDouble() * (most - least + 1)));
    }),
    /** So many letters and digits. */
    RANDOM_ALPHANUMERIC(
            "randomAlphanumeric",
            "randomAlphanumeric(8)",
            "\\d{1,4}",
            (random, length) -> IntStream.range(0, Integer.parseInt(length.get(0)))
                    .mapToObj(i -> Character.toString(Character.forDigit(random.nextInt(36), 36)))
                    .collect(Collectors.joining())),
    /** A UUID of version 4. */
    RANDOM_UUID("randomUuid", "randomUuid()", "", (random, none) -> {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        long high = (word(bytes, 0) & ~0xF000L) | 0x4000L;
        long low = (word(bytes, 8) & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }),
    /** Milliseconds since 1970. */
    CURRENT_TIME_MILLIS(
            "currentTimeMillis",
            "currentTimeMillis()",
            "",
            (random, none) -> Long.toString(System.currentTimeMillis()));

    private final String function;
    private final String example;

    @SuppressWarnings("ImmutableEnumChecker") // Immutable, though not declared so.
    private final Pattern arguments;

    @SuppressWarnings("ImmutableEnumChecker") // A function of what it is given.
    private final BiFunction<Random, List<String>, String> value;

    Generated(String function, String example, String arguments, BiFunction<Random, List<String>, String> value) {
        this.function = function;
        this.example = example;
        this.arguments = Pattern.compile(arguments);
        this.value = value;
    }

    static Optional<Generated> named(String function) {
        return Arrays.stream(values())
                .filter(one -> one.function.equals(function))
                .findFirst();
    }

    /** Examples of all of them. */
    static String examples() {
        return Arrays.stream(values()).map(one -> one.example).collect(Collectors.joining(", "));
    }

    String example() {
        return example;
    }

    boolean takes(String given) {
        return arguments.matcher(given.strip()).matches();
    }

    /** Whether what it takes is a range that ends below its beginning. */
    boolean isReversed(String given) {
        List<String> bounds = arguments(given);
        return this == RANDOM_INT && Long.parseLong(bounds.get(0)) > Long.parseLong(bounds.get(1));
    }

    String value(Random random, String given) {
        return value.apply(random, arguments(given));
    }

    private static List<String> arguments(String given) {
        return List.of(given.strip().split(", *"));
    }

    private static long word(byte[] bytes, int from) {
        return java.nio.ByteBuffer.wrap(bytes, from, Long.BYTES).getLong();
    }
}
