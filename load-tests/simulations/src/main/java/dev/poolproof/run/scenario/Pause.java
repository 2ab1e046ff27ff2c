package dev.poolproof.run.scenario;

import dev.poolproof.run.plan.Durations;
import java.time.Duration;
import java.util.Random;

/** How long a user thinks: between these two, any as likely. */
public record Pause(Duration least, Duration most) {

    static final Pause NONE = new Pause(Duration.ZERO, Duration.ZERO);

    /** Reads {@code 1s} or {@code 1s..3s}. */
    static Pause parse(String text) {
        String[] ends = text.split("\\.\\.", 2);
        return new Pause(Durations.parse(ends[0]), Durations.parse(ends[ends.length - 1]));
    }

    Duration draw(Random random) {
        return least.plusNanos((long) (random.nextDouble() * most.minus(least).toNanos()));
    }
}
