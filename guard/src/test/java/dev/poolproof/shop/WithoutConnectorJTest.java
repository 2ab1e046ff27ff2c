package dev.poolproof.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolproof.guard.Guard;
import dev.poolproof.guard.GuardOptions;
import dev.poolproof.guard.PoolLabels;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.Callable;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** MySQL's driver is optional: a service with another one must not need it. */
class WithoutConnectorJTest {

    @Test
    void watchesConnectionsWhereTheDriverIsNotOnTheClassPath() throws Exception {
        ClassLoader withoutDriver = new ClassesWithout("com.mysql.");
        @SuppressWarnings("unchecked")
        Callable<String> program = (Callable<String>) withoutDriver
                .loadClass(Service.class.getName())
                .getDeclaredConstructor()
                .newInstance();

        assertThatThrownBy(() -> withoutDriver.loadClass("com.mysql.cj.jdbc.JdbcConnection"))
                .isInstanceOf(ClassNotFoundException.class);
        assertThat(program.call()).isEqualTo("returned 2, defects []");
    }

    /** Runs in the other class loader: it may use only what every class loader has. */
    public static final class Service implements Callable<String> {

        @Override
        public String call() throws Exception {
            Guard guard = Guard.create(GuardOptions.TESTING);
            JdbcDataSource database = new JdbcDataSource();
            database.setURL("jdbc:h2:mem:without-connector-j");
            var pool = guard.watch(database, new PoolLabels("acme", null));
            for (int time = 0; time < 2; time++) {
                try (Connection connection = pool.getConnection();
                        Statement statement = connection.createStatement()) {
                    statement.execute("SELECT 1");
                }
            }
            var snapshot = guard.snapshot();
            return "returned " + snapshot.totals().returns() + ", defects " + snapshot.returnDefects();
        }
    }
}
