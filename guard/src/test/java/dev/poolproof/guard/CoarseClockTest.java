package dev.poolproof.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class CoarseClockTest {

    /** Not the process's own clock: other tests' guards, and the shared one, may need that for as long as they like. */
    private final CoarseClock clock = CoarseClock.ownThread();

    @Test
    void movesAsLongAsAGuardNeedsItAndEndsWithTheLast() {
        assertMovesForANewGuard();

        while (clock.isTicking()) {
            System.gc();
        }

        assertMovesForANewGuard();
    }

    @Test
    void keepsNoProcessFromEnding() {
        Guard guard = new Guard(GuardOptions.PRODUCTION, InstantSource.system(), clock);

        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().equals("poolproof-clock"))
                .isNotEmpty()
                .allMatch(Thread::isDaemon);
        assertThat(guard.snapshot().outstanding()).isEmpty();
    }

    private void assertMovesForANewGuard() {
        Guard guard = new Guard(GuardOptions.PRODUCTION, InstantSource.system(), clock);
        long before = clock.millis();
        while (clock.millis() == before) {
            Thread.onSpinWait();
        }

        assertThat(clock.isTicking()).isTrue();
        assertThat(guard.snapshot().outstanding()).isEmpty();
    }
}
