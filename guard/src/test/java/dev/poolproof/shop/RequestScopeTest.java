package dev.poolproof.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.guard.Guard;
import dev.poolproof.guard.GuardedDataSource;
import dev.poolproof.guard.PoolLabels;
import dev.poolproof.guard.RequestScope;
import dev.poolproof.guard.snapshot.RouteFacts;
import dev.poolproof.guard.snapshot.Site;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RequestScopeTest {

    private final Guard guard = Guard.create();
    private final GuardedDataSource master = guard.watch(new StubPool(), new PoolLabels("master", null));
    private final GuardedDataSource tenant = guard.watch(new StubPool(), new PoolLabels("acme", "tenant-1"));

    @Test
    void countsBorrowsOfFinishedRequestsOnly() throws SQLException {
        try (RequestScope scope = guard.enter("GET /dashboard", "tenant-1")) {
            master.getConnection().close();
            assertThat(route("GET /dashboard").requests()).isZero();
            assertThat(route("GET /dashboard").borrows()).isZero();
        }

        assertThat(route("GET /dashboard").requests()).isEqualTo(1);
        assertThat(route("GET /dashboard").borrows()).isEqualTo(1);
    }

    @Test
    void tellsTheMostBorrowsFromOnePoolAndTheLineThatDidThem() throws SQLException {
        int line;
        try (RequestScope scope = guard.enter("GET /dashboard", "tenant-1")) {
            master.getConnection().close();
            master.getConnection().close();
            tenant.getConnection().close();
            line = CodeLine.next() + 1;
            for (int query = 0; query < 8; query++) {
                tenant.getConnection().close();
            }
        }
        try (RequestScope scope = guard.enter("GET /dashboard", "tenant-1")) {
            tenant.getConnection().close();
        }

        RouteFacts facts = route("GET /dashboard");
        assertThat(facts.requests()).isEqualTo(2);
        assertThat(facts.borrows()).isEqualTo(12);
        assertThat(facts.maxBorrowsFromOnePool()).isEqualTo(9);
        assertThat(facts.mostFrequentSite()).extracting(Site::line).isEqualTo(line);
    }

    @Test
    void countsARequestThatNeedsNoConnection() {
        guard.enter("GET /health", null).close();

        assertThat(route("GET /health")).isEqualTo(new RouteFacts("GET /health", 1, 0, 0, 0, null));
    }

    @Test
    void countsNothingForARouteOutsideAnyRequest() throws SQLException {
        master.getConnection().close();

        assertThat(guard.snapshot().routes()).isEmpty();
    }

    @Test
    void bringsTheOuterRequestBackWhenTheInnerOneEnds() throws SQLException {
        try (RequestScope outer = guard.enter("GET /outer", null)) {
            try (RequestScope inner = guard.enter("GET /inner", null)) {
                master.getConnection().close();
            }
            master.getConnection().close();
            master.getConnection().close();
        }
        master.getConnection().close();

        assertThat(route("GET /inner").borrows()).isEqualTo(1);
        assertThat(route("GET /outer").borrows()).isEqualTo(2);
    }

    @Test
    void endsWhatWasLeftOpenInsideARequest() throws SQLException {
        RequestScope outer = guard.enter("GET /outer", null);
        RequestScope forgotten = guard.enter("GET /forgotten", null);
        master.getConnection();

        outer.close();
        forgotten.close();

        assertThat(route("GET /outer").requests()).isEqualTo(1);
        assertThat(route("GET /forgotten").requests()).isEqualTo(1);
        assertThat(guard.snapshot().outstanding().get(0).requestEnded()).isTrue();
        master.getConnection();
        assertThat(guard.snapshot().outstanding().get(1).route()).isNull();
    }

    @Test
    void countsARequestOnceThoughItIsClosedTwice() {
        RequestScope scope = guard.enter("GET /orders", null);

        scope.close();
        scope.close();

        assertThat(route("GET /orders").requests()).isEqualTo(1);
    }

    @Test
    void leavesBorrowsOnOtherThreadsOutOfTheRequest() throws Exception {
        try (RequestScope scope = guard.enter("GET /orders", null)) {
            onAnotherThread(() -> {
                try {
                    master.getConnection();
                } catch (SQLException failure) {
                    throw new AssertionError(failure);
                }
            });
        }

        assertThat(route("GET /orders").borrows()).isZero();
        assertThat(guard.snapshot().outstanding().get(0).route()).isNull();
        assertThat(guard.snapshot().outstanding().get(0).thread()).isEqualTo("another");
    }

    @Test
    void refusesToBeClosedByAnotherThread() throws Exception {
        RequestScope scope = guard.enter("GET /orders", null);
        AtomicReference<Throwable> thrown = new AtomicReference<>();

        onAnotherThread(() -> {
            try {
                scope.close();
            } catch (IllegalStateException refused) {
                thrown.set(refused);
            }
        });

        assertThat(thrown.get()).hasMessageContaining("GET /orders").hasMessageContaining("another");
        scope.close();
        assertThat(route("GET /orders").requests()).isEqualTo(1);
    }

    @Test
    void countsTogetherWhatComesAfterAThousandRoutes() {
        for (int order = 0; order < 1_100; order++) {
            guard.enter("GET /orders/" + order, null).close();
        }

        assertThat(guard.snapshot().routes()).hasSize(1_001);
        assertThat(route("(other routes)").requests()).isEqualTo(100);
    }

    @Test
    void remembersOnlyTheFirstLinesOfARequestThatBorrowsWithoutEnd() throws SQLException {
        try (RequestScope scope = guard.enter("GET /export", null)) {
            for (int row = 0; row < 10_000; row++) {
                master.getConnection().close();
            }
        }

        assertThat(route("GET /export").maxBorrowsFromOnePool()).isEqualTo(10_000);
        assertThat(route("GET /export").mostFrequentSite()).isNotNull();
    }

    private RouteFacts route(String route) {
        return guard.snapshot().routes().stream()
                .filter(facts -> facts.route().equals(route))
                .findFirst()
                .orElseThrow();
    }

    private static void onAnotherThread(Runnable action) throws InterruptedException {
        Thread thread = new Thread(action, "another");
        thread.start();
        thread.join();
    }
}
