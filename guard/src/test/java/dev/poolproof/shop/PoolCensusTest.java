package dev.poolproof.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.zaxxer.hikari.HikariDataSource;
import dev.poolproof.guard.Guard;
import dev.poolproof.guard.GuardedDataSource;
import dev.poolproof.guard.PoolLabels;
import dev.poolproof.guard.RequestScope;
import dev.poolproof.guard.snapshot.GuardSnapshot;
import dev.poolproof.guard.snapshot.PoolFacts;
import dev.poolproof.guard.snapshot.PoolSite;
import dev.poolproof.guard.snapshot.Site;
import dev.poolproof.guard.snapshot.Totals;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class PoolCensusTest {

    private final Guard guard = Guard.create();

    @Test
    void tellsWhereAPoolWasCreatedAndWhereItWasClosed() {
        int created;
        GuardedDataSource pool;
        try (RequestScope scope = guard.enter("GET /dashboard", "tenant-1")) {
            created = CodeLine.next();
            pool = guard.watch(Pools.hikari(2), new PoolLabels("acme", "tenant-1"));
        }
        PoolFacts open = onlyPool();

        int closed;
        try (RequestScope scope = guard.enter("POST /customers", "tenant-1")) {
            closed = CodeLine.next();
            pool.close();
        }
        PoolFacts shut = onlyPool();

        assertThat(open.name()).isEqualTo("acme").isEqualTo(pool.name());
        assertThat(open.tenant()).isEqualTo("tenant-1");
        assertThat(open.createdBy().line()).isEqualTo(created);
        assertThat(open.createdBy().className()).isEqualTo(PoolCensusTest.class.getName());
        assertThat(open.createdOnRoute()).isEqualTo("GET /dashboard");
        assertThat(open.target()).startsWith("jdbc:h2:mem:");
        assertThat(open.settings()).containsEntry("maximumPoolSize", "2");
        assertThat(open.closedAtEpochMillis()).isNull();
        assertThat(open.closedBy()).isNull();
        assertThat(open.closedOnRoute()).isNull();
        assertThat(pool.isClosed()).isTrue();
        assertThat(shut.closedBy()).extracting(Site::line).isEqualTo(closed);
        assertThat(shut.closedOnRoute()).isEqualTo("POST /customers");
        assertThat(shut.closedAtEpochMillis()).isBetween(open.createdAtEpochMillis(), System.currentTimeMillis());
        assertThat(shut.gauges()).isNull();
        assertThat(shut.settings()).isEqualTo(open.settings());
        assertThat(shut.target()).isEqualTo(open.target());
    }

    @Test
    void countsWhoIsRefusedByAClosedPoolByRoute() {
        GuardedDataSource pool = guard.watch(Pools.hikari(1), new PoolLabels("acme", null));
        pool.close();

        for (int request = 0; request < 2; request++) {
            try (RequestScope scope = guard.enter("GET /customers", null)) {
                assertThatThrownBy(pool::getConnection).isInstanceOf(SQLException.class);
            }
        }
        assertThatThrownBy(pool::getConnection).isInstanceOf(SQLException.class);

        assertThat(onlyPool().refusedAfterClose()).isEqualTo(Map.of("GET /customers", 2L, "-", 1L));
        assertThat(onlyPool().failedBorrows()).isEqualTo(Map.of("POOL_CLOSED", 3L));
    }

    @Test
    void keepsTheFirstClosingWhenAPoolIsClosedAgain() {
        StubPool stub = new StubPool();
        GuardedDataSource pool = guard.watch(stub, new PoolLabels("acme", null));
        int first = CodeLine.next();
        pool.close();
        pool.close();

        assertThat(onlyPool().closedBy()).extracting(Site::line).isEqualTo(first);
        assertThat(guard.snapshot().totals().poolsClosed()).isEqualTo(1);
        assertThat(stub.poolCloses).hasValue(2);
    }

    @Test
    void noticesAPoolThatWasClosedBehindItsBack() {
        HikariDataSource hikari = Pools.hikari(1);
        GuardedDataSource pool = guard.watch(hikari, new PoolLabels("acme", null));

        hikari.close();

        assertThat(pool.isClosed()).isTrue();
        GuardSnapshot snapshot = guard.snapshot();
        assertThat(snapshot.totals().poolsClosed()).isEqualTo(1);
        assertThat(snapshot.poolSites())
                .singleElement()
                .satisfies(site -> assertThat(site.live()).isZero());
        assertThat(onlyPool().closedAtEpochMillis()).isNotNull();
        assertThat(onlyPool().closedBy()).isNull();
    }

    @Test
    void countsARefusalByAPoolThatWasClosedBehindItsBack() {
        HikariDataSource hikari = Pools.hikari(1);
        GuardedDataSource pool = guard.watch(hikari, new PoolLabels("acme", null));
        hikari.close();

        assertThatThrownBy(pool::getConnection).isInstanceOf(SQLException.class);

        assertThat(onlyPool().refusedAfterClose()).isEqualTo(Map.of("-", 1L));
    }

    @Test
    void recordsTheClosingOfAPoolWhoseCloseFails() {
        StubPool stub = new StubPool();
        GuardedDataSource pool = guard.watch(stub, new PoolLabels("acme", null));
        SQLException failure = new SQLException("still busy");
        stub.failureOnClose = failure;

        assertThatThrownBy(pool::close)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("acme")
                .hasCause(failure);

        assertThat(onlyPool().closedBy()).isNotNull();
    }

    @Test
    void recordsTheClosingOfASourceThatCannotBeClosed() {
        GuardedDataSource pool = guard.watch(new JdbcDataSource(), new PoolLabels("plain", null));

        pool.close();

        assertThat(pool.isClosed()).isTrue();
        assertThat(onlyPool().target()).isNull();
    }

    @Test
    void countsAPoolOnceThoughItIsWatchedTwice() {
        GuardedDataSource pool = guard.watch(new StubPool(), new PoolLabels("acme", null));

        assertThat(guard.watch(pool, new PoolLabels("again", null))).isSameAs(pool);
        assertThat(guard.snapshot().totals().poolsCreated()).isEqualTo(1);
    }

    @Test
    void groupsPoolsByTheLineThatMakesThem() {
        for (int request = 0; request < 5; request++) {
            try (RequestScope scope = guard.enter("GET /dashboard", "tenant-1")) {
                GuardedDataSource pool = guard.watch(new StubPool(), new PoolLabels("dashboard", "tenant-1"));
                if (request == 0) {
                    pool.close();
                }
            }
        }
        guard.watch(new StubPool(), new PoolLabels("master", null));

        assertThat(guard.snapshot().poolSites())
                .extracting(PoolSite::route, PoolSite::tenant, PoolSite::created, PoolSite::live)
                .containsExactly(tuple("GET /dashboard", "tenant-1", 5L, 4L), tuple(null, null, 1L, 1L));
    }

    @Test
    void keepsExactSumsButFewPoolsWhenThousandsComeAndGo() throws SQLException {
        int pools = 5_000;
        GuardedDataSource survivor = guard.watch(new StubPool(), new PoolLabels("survivor", null));
        for (int pool = 0; pool < pools; pool++) {
            try (GuardedDataSource passing = guard.watch(new StubPool(), new PoolLabels("passing-" + pool, null));
                    Connection connection = passing.getConnection()) {
                assertThat(connection.isClosed()).isFalse();
            }
        }

        GuardSnapshot snapshot = guard.snapshot();
        assertThat(snapshot.totals()).isEqualTo(new Totals(pools, pools, 0, pools + 1, pools));
        assertThat(snapshot.pools()).hasSize(GuardSnapshot.MAX_POOLS);
        assertThat(snapshot.pools().get(0).name()).isEqualTo(survivor.name());
        assertThat(names(snapshot)).endsWith("passing-" + (pools - 1)).doesNotContain("passing-0");
        assertThat(snapshot.poolSites()).extracting(PoolSite::created).containsExactly(1L, (long) pools);
    }

    @Test
    void remembersAClosedPoolThatIsStillAskedForAmongThousandsThatAreNot() {
        GuardedDataSource wanted = guard.watch(new StubPool(), new PoolLabels("wanted", null));
        wanted.close();
        assertThatThrownBy(wanted::getConnection).isInstanceOf(SQLException.class);

        for (int pool = 0; pool < 3 * GuardSnapshot.MAX_POOLS; pool++) {
            guard.watch(new StubPool(), new PoolLabels("passing", null)).close();
        }

        assertThat(names(guard.snapshot())).contains("wanted");
    }

    @Test
    void countsReturnsToAndRefusalsByAPoolThatIsNoLongerListed() throws SQLException {
        GuardedDataSource old = guard.watch(new StubPool(), new PoolLabels("old", null));
        Connection held = old.getConnection();
        old.close();
        for (int pool = 0; pool < 3 * GuardSnapshot.MAX_POOLS; pool++) {
            GuardedDataSource leaking = guard.watch(new StubPool(), new PoolLabels("leaking", null));
            leaking.getConnection();
            leaking.close();
        }
        assertThat(names(guard.snapshot())).doesNotContain("old");

        held.close();
        assertThatThrownBy(old::getConnection).isInstanceOf(SQLException.class);

        Totals totals = guard.snapshot().totals();
        assertThat(totals.borrows()).isEqualTo(3 * GuardSnapshot.MAX_POOLS + 1);
        assertThat(totals.returns()).isEqualTo(1);
        assertThat(totals.failedBorrows()).isEqualTo(1);
    }

    @Test
    void listsLivingPoolsFirstAndTheOldestFirst() {
        GuardedDataSource first = guard.watch(new StubPool(), new PoolLabels("first", null));
        guard.watch(new StubPool(), new PoolLabels("second", null));
        guard.watch(new StubPool(), new PoolLabels("third", null));
        first.close();

        assertThat(names(guard.snapshot())).containsExactly("second", "third", "first");
    }

    @Test
    void refusesANameThatNobodyCouldRead() {
        assertThatThrownBy(() -> new PoolLabels(" ", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("blank");
    }

    @Test
    void tellsOfTheProcessAndOfItsOwnFormat() {
        GuardSnapshot snapshot = guard.snapshot();

        assertThat(snapshot.format()).isEqualTo("poolproof-guard");
        assertThat(snapshot.version()).isEqualTo(1);
        assertThat(snapshot.process().pid()).isEqualTo(ProcessHandle.current().pid());
        assertThat(snapshot.process().threads()).isPositive();
        assertThat(snapshot.process().heapUsedBytes()).isPositive();
        assertThat(snapshot.process().javaVersion()).isEqualTo(System.getProperty("java.version"));
        assertThat(snapshot.process().startedAtEpochMillis()).isLessThanOrEqualTo(snapshot.capturedAtEpochMillis());
    }

    private PoolFacts onlyPool() {
        List<PoolFacts> pools = guard.snapshot().pools();
        assertThat(pools).hasSize(1);
        return pools.get(0);
    }

    private static List<String> names(GuardSnapshot snapshot) {
        return snapshot.pools().stream().map(PoolFacts::name).toList();
    }
}
