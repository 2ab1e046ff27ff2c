package dev.poolproof.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CoarseClockTest {

    @Test
    void movesAsLongAsAGuardNeedsItAndEndsWithTheLast() {
        assertMovesForANewGuard();

        while (isTicking()) {
            System.gc();
        }

        assertMovesForANewGuard();
    }

    private static void assertMovesForANewGuard() {
        Guard guard = Guard.create();
        long before = CoarseClock.SHARED.millis();
        while (CoarseClock.SHARED.millis() == before) {
            Thread.onSpinWait();
        }

        assertThat(isTicking()).isTrue();
        assertThat(guard.snapshot().outstanding()).isEmpty();
    }

    private static boolean isTicking() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("poolproof-clock") && thread.isDaemon());
    }
}
