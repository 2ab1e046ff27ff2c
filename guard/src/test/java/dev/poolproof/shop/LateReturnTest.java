package dev.poolproof.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.poolproof.guard.Guard;
import dev.poolproof.guard.GuardByHand;
import dev.poolproof.guard.GuardOptions;
import dev.poolproof.guard.GuardedDataSource;
import dev.poolproof.guard.PoolLabels;
import dev.poolproof.guard.RequestScope;
import dev.poolproof.guard.snapshot.LateReturn;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LateReturnTest {

    private final GuardByHand time = new GuardByHand(GuardOptions.PRODUCTION);
    private final Guard guard = time.guard();
    private final GuardedDataSource pool = guard.watch(new StubPool(), new PoolLabels("acme", "tenant-1"));

    @Test
    void countsWhatIsHeldLongByTheLineThatBorrowedIt() throws SQLException {
        int line = 0;
        for (int heldMillis : new int[] {250, 700}) {
            try (RequestScope scope = guard.enter("GET /report", "tenant-1")) {
                line = CodeLine.next();
                Connection connection = pool.getConnection();
                time.pass(Duration.ofMillis(heldMillis));
                connection.close();
            }
        }

        LateReturn late = lateReturns().get(0);
        assertThat(lateReturns()).hasSize(1);
        assertThat(late.pool()).isEqualTo("acme");
        assertThat(late.tenant()).isEqualTo("tenant-1");
        assertThat(late.route()).isEqualTo("GET /report");
        assertThat(late.site().line()).isEqualTo(line);
        assertThat(late.count()).isEqualTo(2);
        assertThat(late.afterRequest()).isZero();
        assertThat(late.heldMillis()).isEqualTo(950);
        assertThat(late.maxHeldMillis()).isEqualTo(700);
        assertThat(late.busyMillis()).isZero();
    }

    @Test
    void saysNothingOfWhatComesBackInTime() throws SQLException {
        try (RequestScope scope = guard.enter("GET /orders", null)) {
            Connection connection = pool.getConnection();
            time.pass(Duration.ofMillis(LateReturn.LATE_MILLIS - 1));
            connection.close();
        }

        assertThat(lateReturns()).isEmpty();
    }

    @Test
    void countsWhatComesBackAfterItsRequestHoweverSoon() throws SQLException {
        Connection connection;
        try (RequestScope scope = guard.enter("GET /export", null)) {
            connection = pool.getConnection();
        }

        connection.close();

        assertThat(lateReturns())
                .extracting(LateReturn::route, LateReturn::count, LateReturn::afterRequest, LateReturn::heldMillis)
                .containsExactly(tuple("GET /export", 1L, 1L, 0L));
    }

    @Test
    void countsWhatAnotherThreadBringsBackLate() throws Exception {
        Connection connection = pool.getConnection();
        time.pass(Duration.ofMillis(300));

        Thread other = new Thread(() -> close(connection));
        other.start();
        other.join();
        connection.close();

        assertThat(lateReturns())
                .extracting(LateReturn::count, LateReturn::route)
                .containsExactly(tuple(1L, null));
        assertThat(guard.snapshot().totals().returns()).isEqualTo(1);
    }

    @Test
    void countsEveryOneOfThousandsWithinAMoment() throws SQLException {
        for (int request = 0; request < 2_000; request++) {
            Connection connection;
            try (RequestScope scope = guard.enter("GET /export", null)) {
                connection = pool.getConnection();
            }
            connection.close();
        }

        assertThat(lateReturns()).extracting(LateReturn::count).containsExactly(2_000L);
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private List<LateReturn> lateReturns() {
        return guard.snapshot().lateReturns();
    }
}
