package dev.poolproof.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.guard.Guard;
import dev.poolproof.guard.GuardByHand;
import dev.poolproof.guard.GuardOptions;
import dev.poolproof.guard.GuardedDataSource;
import dev.poolproof.guard.PoolLabels;
import dev.poolproof.guard.RequestScope;
import dev.poolproof.guard.snapshot.OutstandingBorrow;
import dev.poolproof.guard.snapshot.Site;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Where more is borrowed than paths are taken. */
class PathRateTest {

    private static final int PER_SECOND = 10;

    private final GuardByHand time = new GuardByHand(new GuardOptions(false, false, PER_SECOND));
    private final Guard guard = time.guard();
    private final GuardedDataSource pool = guard.watch(new StubPool(), new PoolLabels("acme", null));

    @Test
    void takesSoManyPathsASecondAndCountsTheRest() throws SQLException {
        borrow(25);
        assertPaths(PER_SECOND, 15);

        time.pass(Duration.ofMillis(500));
        borrow(25);
        assertPaths(PER_SECOND + 5, 35);

        time.pass(Duration.ofMinutes(5));
        borrow(25);
        assertPaths(2 * PER_SECOND + 5, 50);
    }

    @Test
    void infersTheLineFromTheBorrowsOfTheSameRouteAndTurn() throws SQLException {
        for (int request = 0; request < PER_SECOND; request++) {
            serve(false);
        }
        int line = serve(true);

        assertThat(guard.snapshot().tracker().pathsSkipped()).isPositive();
        OutstandingBorrow leak = outstanding();
        assertThat(leak.siteInferred()).isTrue();
        assertThat(leak.site().line()).isEqualTo(line);
        assertThat(leak.stack()).containsExactly(leak.site());
    }

    @Test
    void saysThatItDoesNotKnowALineThatNobodyTook() throws SQLException {
        borrow(PER_SECOND);
        try (RequestScope scope = guard.enter("GET /orders", null)) {
            pool.getConnection();
        }

        assertThat(outstanding().site()).isEqualTo(new Site("unknown", "unknown", null, -1));
        assertThat(outstanding().siteInferred()).isTrue();
    }

    @Test
    void takesThePathInAnyCaseOnARouteThatHasLeaked() throws SQLException {
        borrow(PER_SECOND);
        serve(true);
        int line = serve(true);

        OutstandingBorrow second = guard.snapshot().outstanding().get(1);
        assertThat(second.siteInferred()).isFalse();
        assertThat(second.site().line()).isEqualTo(line);
    }

    @Test
    void takesThePathInAnyCaseOutsideRequestsWhereAConnectionIsHeldForLong() throws SQLException {
        borrow(PER_SECOND);
        Connection held = pool.getConnection();
        time.pass(Duration.ofSeconds(1));
        borrow(100);
        assertThat(guard.snapshot().tracker().pathsTaken()).isEqualTo(PER_SECOND + 100);

        held.close();
        time.pass(Duration.ofSeconds(1));
        borrow(100);
        assertThat(guard.snapshot().tracker().pathsTaken()).isEqualTo(2 * PER_SECOND + 100);
    }

    @Test
    void takesNoneWhereNoneIsWanted() throws SQLException {
        Guard blind = Guard.create(new GuardOptions(false, false, 0));
        blind.watch(new StubPool(), new PoolLabels("acme", null)).getConnection();

        assertThat(blind.snapshot().tracker().pathsTaken()).isZero();
        assertThat(blind.snapshot().tracker().pathsSkipped()).isEqualTo(1);
    }

    /** Borrows twice; answers the line that borrows last. */
    private int serve(boolean leaks) throws SQLException {
        try (RequestScope scope = guard.enter("GET /orders", null)) {
            pool.getConnection().close();
            int line = CodeLine.next();
            Connection connection = pool.getConnection();
            if (!leaks) {
                connection.close();
            }
            return line;
        }
    }

    private void borrow(int times) throws SQLException {
        for (int borrow = 0; borrow < times; borrow++) {
            pool.getConnection().close();
        }
    }

    private void assertPaths(long taken, long skipped) {
        assertThat(guard.snapshot().tracker().pathsTaken()).isEqualTo(taken);
        assertThat(guard.snapshot().tracker().pathsSkipped()).isEqualTo(skipped);
    }

    private OutstandingBorrow outstanding() {
        return guard.snapshot().outstanding().get(0);
    }
}
