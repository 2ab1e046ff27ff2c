package dev.poolproof.run.sample;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;

/** A program with a pool that has lent one connection, until its standard input ends. */
public final class LendingPool {

    private LendingPool() {}

    public static void main(String[] arguments) throws Exception {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName("orders");
        pool.setDriverClassName(StubDriver.class.getName());
        pool.setJdbcUrl(StubDriver.URL);
        pool.setRegisterMbeans(true);
        try (pool;
                Connection lent = pool.getConnection()) {
            System.out.println("ready " + lent.isValid(1));
            System.out.flush();
            while (System.in.read() >= 0) {
                // Until the test has seen enough.
            }
        }
    }
}
