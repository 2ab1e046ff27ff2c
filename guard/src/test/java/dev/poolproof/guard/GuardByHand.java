package dev.poolproof.guard;

import java.time.Duration;
import java.time.InstantSource;

/** A guard whose time passes when a test says so. */
public final class GuardByHand {

    private final CoarseClock clock = CoarseClock.byHand();
    private final Guard guard;

    public GuardByHand(GuardOptions options) {
        guard = new Guard(options, InstantSource.system(), clock);
    }

    public Guard guard() {
        return guard;
    }

    /** Lets time pass; of a second or more the guard takes notice. */
    public void pass(Duration duration) {
        clock.advance(duration);
    }
}
