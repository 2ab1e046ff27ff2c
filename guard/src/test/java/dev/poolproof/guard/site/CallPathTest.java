package dev.poolproof.guard.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.guard.snapshot.Site;
import org.junit.jupiter.api.Test;

class CallPathTest {

    /** This class belongs to the guard by its name, so what JUnit calls is the innermost frame of others. */
    @Test
    void namesTheNearestFrameWhereAllTheLinesAreTheGuards() {
        CallPath path = CallPath.here();

        assertThat(path.site().className()).startsWith("org.junit.");
    }

    @Test
    void isUnknownWhereNothingButThePlatformIsOnTheStack() throws InterruptedException {
        CallPath[] taken = new CallPath[1];
        Thread bare = new Thread(() -> taken[0] = CallPath.here());
        bare.start();
        bare.join();

        assertThat(taken[0].sites()).containsExactly(new Site("unknown", "unknown", null, -1));
    }
}
