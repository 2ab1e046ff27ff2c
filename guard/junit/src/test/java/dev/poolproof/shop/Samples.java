package dev.poolproof.shop;

import dev.poolproof.guard.junit.NoConnectionLeaks;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that another test runs, and of which some are to fail. */
final class Samples {

    private static final long PATIENCE_SECONDS = 30;

    private Samples() {}

    @NoConnectionLeaks(settleMillis = 0)
    static class Leaking {
        @Test
        void counts() throws SQLException {
            Orders.count();
        }

        @Test
        void exports() throws SQLException {
            Orders.export();
        }

        @Test
        void fails() throws SQLException {
            Orders.exportWhatIsNotThere();
        }

        @ParameterizedTest
        @ValueSource(strings = {"good", "bad"})
        void exportsAll(String kind) throws SQLException {
            if (kind.equals("bad")) {
                Orders.export();
            }
        }

        @Nested
        class Inside {
            @Test
            void exportsToo() throws SQLException {
                Orders.export();
            }
        }
    }

    @NoConnectionLeaks(settleMillis = 0)
    static class LeakingInSetUp {
        @BeforeAll
        static void setUp() throws SQLException {
            Orders.export();
        }

        @Test
        void counts() throws SQLException {
            Orders.count();
        }
    }

    @NoConnectionLeaks
    static class GivingBackLater {
        private static @Nullable Connection ofClass;
        private @Nullable Connection ofTest;
        private final CountDownLatch over = new CountDownLatch(1);

        @BeforeAll
        static void setUpClass() throws SQLException {
            ofClass = Orders.borrow();
        }

        @AfterAll
        static void cleanUpClass() throws SQLException {
            close(ofClass);
        }

        @BeforeEach
        void setUp() throws SQLException {
            ofTest = Orders.borrow();
        }

        @AfterEach
        void cleanUp() throws SQLException {
            close(ofTest);
            over.countDown();
        }

        @Test
        void givesBackInCleanUp() throws SQLException {
            Orders.count();
        }

        @Test
        void givesBackOnAnotherThreadAfterwards() throws SQLException {
            Connection connection = Orders.borrow();
            new Thread(() -> {
                        try {
                            over.await();
                            connection.close();
                        } catch (InterruptedException | SQLException failure) {
                            throw new IllegalStateException(failure);
                        }
                    })
                    .start();
        }

        private static void close(@Nullable Connection connection) throws SQLException {
            if (connection != null) {
                connection.close();
            }
        }
    }

    @NoConnectionLeaks(settleMillis = 0, allow = "dev.poolproof.shop.Orders#export")
    static class Allowed {
        @Test
        void exports() throws SQLException {
            Orders.export();
        }
    }

    @NoConnectionLeaks(allow = "Orders.java:42")
    static class AllowedByLine {
        @Test
        void counts() throws SQLException {
            Orders.count();
        }
    }

    @NoConnectionLeaks(settleMillis = -1)
    static class SettlingBackwards {
        @Test
        void counts() throws SQLException {
            Orders.count();
        }
    }

    static class OneMethodOnly {
        @Test
        void exportsUnseen() throws SQLException {
            Orders.export();
        }

        @Test
        @NoConnectionLeaks(settleMillis = 0)
        void exports() throws SQLException {
            Orders.export();
        }
    }

    /** Borrows for each test and gives back when it is over, as a framework does for a transaction. */
    static final class InTransaction implements BeforeEachCallback, AfterEachCallback {
        private @Nullable Connection connection;

        @Override
        public void beforeEach(ExtensionContext context) throws SQLException {
            connection = Orders.borrow();
        }

        @Override
        public void afterEach(ExtensionContext context) throws SQLException {
            if (connection != null) {
                connection.close();
            }
        }
    }

    @NoConnectionLeaks(settleMillis = 0)
    @ExtendWith(InTransaction.class)
    static class AroundTransaction {
        @Test
        void counts() throws SQLException {
            Orders.count();
        }
    }

    @ExtendWith(InTransaction.class)
    @NoConnectionLeaks(settleMillis = 0)
    static class InsideTransaction {
        @Test
        void counts() throws SQLException {
            Orders.count();
        }

        @Test
        void exports() throws SQLException {
            Orders.export();
        }
    }

    @NoConnectionLeaks(settleMillis = 0)
    @Retention(RetentionPolicy.RUNTIME)
    @interface DatabaseTest {}

    @DatabaseTest
    static class WithAnAnnotationOfItsOwn {
        @Test
        void exports() throws SQLException {
            Orders.export();
        }
    }

    /** Two tests that run at once; one of them leaks on its own thread. */
    @NoConnectionLeaks(settleMillis = 0)
    static class AtOnce {
        private static final CyclicBarrier TOGETHER = new CyclicBarrier(2);

        @Test
        void counts() throws Exception {
            TOGETHER.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            Orders.count();
            TOGETHER.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }

        @Test
        void exports() throws Exception {
            TOGETHER.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            Orders.export();
            TOGETHER.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Two tests that run at once; one of them leaks on a thread that nobody knows. */
    @NoConnectionLeaks(settleMillis = 0)
    static class AtOnceElsewhere {
        private static final CyclicBarrier TOGETHER = new CyclicBarrier(2);

        @Test
        void counts() throws Exception {
            TOGETHER.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            TOGETHER.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }

        @Test
        void exports() throws Exception {
            TOGETHER.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            elsewhere();
            TOGETHER.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    @NoConnectionLeaks(settleMillis = 0)
    static class AloneElsewhere {
        @Test
        void exports() throws Exception {
            elsewhere();
        }
    }

    private static void elsewhere() throws InterruptedException {
        Thread server = new Thread(
                () -> {
                    try {
                        Orders.export();
                    } catch (SQLException failure) {
                        throw new IllegalStateException(failure);
                    }
                },
                "a-server");
        server.start();
        server.join();
    }
}
