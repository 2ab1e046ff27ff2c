package dev.poolproof.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.poolproof.guard.Guard;
import dev.poolproof.guard.GuardedDataSource;
import dev.poolproof.guard.PoolLabels;
import dev.poolproof.guard.snapshot.OutstandingBorrow;
import dev.poolproof.guard.snapshot.Site;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BorrowSiteTest {

    private final Guard guard = Guard.create();
    private final HikariDataSource hikari = Pools.hikari(5);
    private final GuardedDataSource pool = guard.watch(hikari, new PoolLabels("acme", null));

    @AfterEach
    void closePool() {
        hikari.close();
    }

    @Test
    void namesTheLineThatBorrows() throws SQLException {
        int line = CodeLine.next();
        Connection connection = pool.getConnection();

        assertThat(connection.isClosed()).isFalse();
        assertThat(site())
                .isEqualTo(new Site(
                        BorrowSiteTest.class.getName(), "namesTheLineThatBorrows", "BorrowSiteTest.java", line));
    }

    @Test
    void namesTheLambdaByTheMethodItStandsIn() throws Exception {
        int line = CodeLine.next();
        Callable<Connection> borrow = () -> pool.getConnection();

        assertThat(borrow.call().isClosed()).isFalse();
        assertThat(site().method()).startsWith("lambda$namesTheLambdaByTheMethodItStandsIn$");
        assertThat(site().line()).isEqualTo(line);
    }

    @Test
    void namesTheLineThatHandsOverAMethodReference() throws Exception {
        Callable<Connection> borrow = pool::getConnection;
        int line = CodeLine.next();
        borrow.call();

        assertThat(site().line()).isEqualTo(line);
    }

    @Test
    void looksThroughReflection() throws Exception {
        Method method = GuardedDataSource.class.getMethod("getConnection");
        int line = CodeLine.next();
        method.invoke(pool);

        assertThat(site().line()).isEqualTo(line);
    }

    @Test
    void namesTheMethodThatAProxyBorrowsFor() throws InterruptedException {
        Thread server = new Thread(new Orders$$SpringCGLIB$$0(pool));
        server.start();
        server.join();

        assertThat(site()).isEqualTo(new Site(BorrowSiteTest.class.getName() + "$Orders", "run", null, -1));
    }

    @Test
    void listsTheApplicationsLinesInnermostFirst() throws SQLException {
        int line = CodeLine.next();
        borrowForOrders();

        OutstandingBorrow borrow = guard.snapshot().outstanding().get(0);
        assertThat(borrow.stack().get(0).method()).isEqualTo("borrowForOrders");
        assertThat(borrow.stack().get(1).method()).isEqualTo("listsTheApplicationsLinesInnermostFirst");
        assertThat(borrow.stack().get(1).line()).isEqualTo(line);
        assertThat(borrow.stack()).noneMatch(site -> site.className().startsWith("java."));
    }

    @Test
    void boundsTheStackOfADeepCall() throws SQLException {
        borrowAtDepth(200);

        assertThat(guard.snapshot().outstanding().get(0).stack())
                .hasSize(32)
                .allMatch(site -> site.method().equals("borrowAtDepth"));
    }

    private void borrowForOrders() throws SQLException {
        pool.getConnection();
    }

    private void borrowAtDepth(int depth) throws SQLException {
        if (depth == 0) {
            pool.getConnection();
        } else {
            borrowAtDepth(depth - 1);
        }
    }

    /** Named as Spring names a proxy of {@code Orders}, which it makes where that is transactional. */
    private record Orders$$SpringCGLIB$$0(GuardedDataSource pool) implements Runnable {

        @Override
        public void run() {
            try {
                assertThat(pool.getConnection()).isNotNull();
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }

    private Site site() {
        return guard.snapshot().outstanding().get(0).site();
    }
}
