package dev.poolproof.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.Reference;
import org.junit.jupiter.api.Test;

class CoarseClockTest {

    @Test
    void movesAsLongAsAGuardNeedsItAndEndsWithTheLast() {
        Guard guard = Guard.create();
        long before = CoarseClock.SHARED.millis();

        while (CoarseClock.SHARED.millis() == before) {
            Thread.onSpinWait();
        }
        assertThat(isTicking()).isTrue();
        Reference.reachabilityFence(guard);

        guard = null;
        while (isTicking()) {
            System.gc();
        }

        Guard next = Guard.create();
        assertThat(isTicking()).isTrue();
        Reference.reachabilityFence(next);
    }

    private static boolean isTicking() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("poolproof-clock") && thread.isDaemon());
    }
}
