package dev.poolproof.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.guard.Guard;
import dev.poolproof.guard.PoolWatch;
import dev.poolproof.guard.PoolWatch.Asking;
import dev.poolproof.guard.site.CallPath;
import dev.poolproof.guard.snapshot.PoolFacts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A pool whose borrowers never meet a guarded data source. */
class PoolWatchTest {

    private final Guard guard = Guard.create();
    private final StubPool pool = new StubPool();
    private final CallPath made = CallPath.here();
    private final PoolWatch watch = guard.watchFromWithin(pool, made, "POST /shops");

    private PoolFacts facts() {
        return guard.snapshot().pools().get(0);
    }

    @Test
    void remembersWhoMadeThePool() {
        assertThat(facts().name()).isEqualTo("StubPool");
        assertThat(facts().createdBy()).isEqualTo(made.site());
        assertThat(facts().createdOnRoute()).isEqualTo("POST /shops");
    }

    @Test
    void countsWhatIsLentAndComesBack() throws SQLException {
        Asking asking = watch.ask();
        Connection lent = watch.lend(asking, pool.getConnection());

        assertThat(guard.snapshot().outstanding()).hasSize(1);
        lent.close();
        lent.close();
        assertThat(facts().borrows()).isEqualTo(1);
        assertThat(facts().returns()).isEqualTo(1);
        assertThat(pool.connectionCloses).hasValue(1);
    }

    @Test
    void seesWhoAsksForAnother() throws SQLException {
        Connection held = watch.lend(watch.ask(), pool.getConnection());
        Connection nested = watch.lend(watch.ask(), pool.getConnection());

        assertThat(guard.snapshot().nestedBorrows())
                .singleElement()
                .satisfies(group -> assertThat(group.count()).isEqualTo(1));
        nested.close();
        held.close();
    }

    @Test
    void countsRefusalsAndTheEnd() {
        watch.closes();
        watch.closes();
        watch.refuse(watch.ask(), new SQLException("closed"));

        assertThat(facts().closedBy()).isNotNull();
        assertThat(facts().failedBorrows().values()).containsExactly(1L);
        assertThat(facts().refusedAfterClose()).isEqualTo(Map.of("-", 1L));
    }
}
