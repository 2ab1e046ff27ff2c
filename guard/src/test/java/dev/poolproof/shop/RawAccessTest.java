package dev.poolproof.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariProxyConnection;
import dev.poolproof.guard.Guard;
import dev.poolproof.guard.GuardedDataSource;
import dev.poolproof.guard.PoolLabels;
import dev.poolproof.guard.RequestScope;
import dev.poolproof.guard.snapshot.RawAccess;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.sql.Connection;
import java.sql.SQLException;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where the program reaches behind the guard and the pool. */
class RawAccessTest {

    private final HikariDataSource hikari = Pools.hikari(3);
    private final Guard guard = Guard.create();
    private final GuardedDataSource pool = guard.watch(hikari, new PoolLabels("acme", "tenant-1"));

    /** What a library may call its own way to the driver's connection. */
    public interface Preparation {
        Object prepare();
    }

    /** What a library's wrapper calls it. */
    public interface Wrapper {
        Object unwrap();
    }

    @AfterEach
    void closePool() {
        hikari.close();
    }

    @Test
    void countsTheLineThatTookTheDriversConnection() throws SQLException {
        int line = 0;
        for (int time = 0; time < 3; time++) {
            try (RequestScope scope = guard.enter("GET /orders", "tenant-2");
                    Connection connection = pool.getConnection()) {
                assertThat(scope).isNotNull();
                line = CodeLine.next();
                connection.unwrap(JdbcConnection.class);
            }
        }

        int expected = line;
        assertThat(guard.snapshot().rawAccess()).singleElement().satisfies(access -> {
            assertThat(access.type()).isEqualTo(JdbcConnection.class.getName());
            assertThat(access.pool()).isEqualTo("acme");
            assertThat(access.tenant()).isEqualTo("tenant-2");
            assertThat(access.route()).isEqualTo("GET /orders");
            assertThat(access.site().line()).isEqualTo(expected);
            assertThat(access.count()).isEqualTo(3);
        });
    }

    @Test
    void doesNotCountWhatStaysUnderGuard() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.unwrap(Connection.class);
            connection.unwrap(HikariProxyConnection.class);
            assertThat(connection.isWrapperFor(JdbcConnection.class)).isTrue();
        }

        assertThat(guard.snapshot().rawAccess()).isEmpty();
    }

    @Test
    void seesThroughAnotherPoolsWrapper() throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setDataSource(pool);
        try (HikariDataSource outer = new HikariDataSource(config);
                Connection connection = outer.getConnection()) {
            connection.unwrap(JdbcConnection.class);
        }

        assertThat(guard.snapshot().rawAccess())
                .extracting(RawAccess::site)
                .singleElement()
                .satisfies(site -> assertThat(site.method()).isEqualTo("seesThroughAnotherPoolsWrapper"));
    }

    @Test
    void doesNotCountWhatALibraryDoesForItself() throws Exception {
        try (Connection connection = pool.getConnection()) {
            MethodHandle unwrap = MethodHandles.lookup()
                    .findVirtual(Connection.class, "unwrap", MethodType.methodType(Object.class, Class.class))
                    .bindTo(connection)
                    .bindTo(JdbcConnection.class);

            MethodHandleProxies.asInterfaceInstance(Preparation.class, unwrap).prepare();
            assertThat(guard.snapshot().rawAccess()).isEmpty();

            MethodHandleProxies.asInterfaceInstance(Wrapper.class, unwrap).unwrap();
            assertThat(guard.snapshot().rawAccess()).hasSize(1);
        }
    }
}
