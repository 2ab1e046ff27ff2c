package dev.poolproof.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.poolproof.guard.Guard;
import dev.poolproof.guard.GuardedDataSource;
import dev.poolproof.guard.PoolLabels;
import dev.poolproof.guard.snapshot.PoolFacts;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/**
 * One line for one pool. The shared guard lives as long as this JVM, so each test has a pool of a name of its
 * own.
 */
class SharedGuardTest {

    private static PoolFacts facts(String name) {
        return Guard.shared().snapshot().pools().stream()
                .filter(pool -> pool.name().equals(name))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    @Test
    void watchesAPoolByItsOwnName() throws SQLException {
        HikariConfig config = Pools.config(2);
        config.setPoolName("one line");
        int line = CodeLine.next();
        try (GuardedDataSource pool = Guard.wrap(new HikariDataSource(config))) {
            pool.getConnection().close();

            assertThat(facts("one line").borrows()).isEqualTo(1);
            assertThat(facts("one line").returns()).isEqualTo(1);
            assertThat(facts("one line").createdBy().line()).isEqualTo(line);
        }
        assertThat(facts("one line").closedAtEpochMillis()).isNotNull();
    }

    @Test
    void callsAPoolWithoutANameByItsKind() {
        StubPool pool = new StubPool();

        assertThat(Guard.wrap(pool).name()).isEqualTo("StubPool");
    }

    @Test
    void leavesAPoolAloneThatAnyGuardWatches() {
        GuardedDataSource watched = Guard.create().watch(new StubPool(), new PoolLabels("acme", null));

        assertThat(Guard.wrap(watched)).isSameAs(watched);
        assertThat(Guard.wrap(Guard.wrap(watched))).isSameAs(watched);
    }
}
