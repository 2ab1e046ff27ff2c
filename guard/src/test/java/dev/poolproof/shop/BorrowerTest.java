package dev.poolproof.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.guard.Guard;
import dev.poolproof.guard.GuardedDataSource;
import dev.poolproof.guard.PoolLabels;
import dev.poolproof.guard.snapshot.OutstandingBorrow;
import dev.poolproof.guard.snapshot.OwnerFacts;
import dev.poolproof.guard.snapshot.Site;
import dev.poolproof.guard.snapshot.Totals;
import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What is told of the threads that borrow, and what is kept of them. */
class BorrowerTest {

    private final Guard guard = Guard.create();
    private final GuardedDataSource pool = guard.watch(new StubPool(), new PoolLabels("acme", null));

    @Test
    void tellsWhatTheOwnerOfALeakDoesNow() throws Exception {
        CountDownLatch borrowed = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        Thread owner = new Thread(() -> borrowAndWait(borrowed, done), "owner");
        owner.start();
        borrowed.await();
        while (owner.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }

        OutstandingBorrow waiting = outstanding();
        done.countDown();
        owner.join();

        assertThat(waiting.owner().state()).isEqualTo("WAITING");
        assertThat(waiting.owner().at()).extracting(Site::method).isEqualTo("borrowAndWait");
        assertThat(outstanding().owner()).isEqualTo(new OwnerFacts("TERMINATED", null));
        assertThat(outstanding().thread()).isEqualTo("owner");
    }

    @Test
    void keepsNoThreadInMemoryThatHasLeaked() throws Exception {
        WeakReference<Thread> owner = leakOnAThreadThatEnds();

        while (owner.get() != null) {
            System.gc();
        }

        assertThat(outstanding().owner().state()).isEqualTo("TERMINATED");
    }

    @Test
    void countsExactlyThoughThreadsComeAndGoByTheThousand() throws Exception {
        int threads = 2_000;
        for (int thread = 0; thread < threads; thread++) {
            boolean leaks = thread % 100 == 0;
            Thread borrower = new Thread(() -> borrow(leaks));
            borrower.start();
            borrower.join();
        }

        assertThat(guard.snapshot().totals()).isEqualTo(new Totals(threads, threads - 20, 0, 1, 0));
        assertThat(guard.snapshot().outstanding()).hasSize(20);
    }

    @Test
    void countsExactlyThoughOneThreadBorrowsOfThousandsOfPools() throws SQLException {
        int pools = 2_000;
        Connection[] held = new Connection[pools];
        GuardedDataSource[] all = new GuardedDataSource[pools];
        for (int index = 0; index < pools; index++) {
            all[index] = guard.watch(new StubPool(), new PoolLabels("pool-" + index, null));
            held[index] = all[index].getConnection();
        }
        for (int index = 0; index < pools; index++) {
            all[index].getConnection().close();
            held[index].close();
        }

        assertThat(guard.snapshot().totals()).isEqualTo(new Totals(2L * pools, 2L * pools, 0, pools + 1, 0));
        assertThat(guard.snapshot().outstanding()).isEmpty();
    }

    @Test
    void countsExactlyThoughOneThreadHoldsHundredsOfOnePool() throws SQLException {
        int borrows = 500;
        Connection[] held = new Connection[borrows];
        for (int index = 0; index < borrows; index++) {
            held[index] = pool.getConnection();
        }
        for (Connection connection : held) {
            connection.close();
            connection.close();
        }

        assertThat(guard.snapshot().totals()).isEqualTo(new Totals(borrows, borrows, 0, 1, 0));
        assertThat(guard.snapshot().outstanding()).isEmpty();
    }

    private void borrowAndWait(CountDownLatch borrowed, CountDownLatch done) {
        try {
            pool.getConnection();
            borrowed.countDown();
            done.await();
        } catch (SQLException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    private WeakReference<Thread> leakOnAThreadThatEnds() throws InterruptedException {
        Thread owner = new Thread(() -> borrow(true));
        owner.start();
        owner.join();
        return new WeakReference<>(owner);
    }

    private void borrow(boolean leaks) {
        try {
            Connection connection = pool.getConnection();
            if (!leaks) {
                connection.close();
            }
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private OutstandingBorrow outstanding() {
        return guard.snapshot().outstanding().get(0);
    }
}
