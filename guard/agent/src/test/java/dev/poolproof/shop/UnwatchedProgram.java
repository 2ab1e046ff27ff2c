package dev.poolproof.shop;

import java.sql.Connection;
import org.h2.jdbcx.JdbcConnectionPool;

/** Borrows from a pool of a kind that the agent does not watch. */
public final class UnwatchedProgram {

    private UnwatchedProgram() {}

    public static void main(String[] arguments) throws Exception {
        JdbcConnectionPool pool = JdbcConnectionPool.create(ShopPool.URL, "", "");
        try (Connection connection = pool.getConnection()) {
            Interlude.say(connection.isClosed() ? "closed" : "borrowed");
        }
        pool.dispose();
    }
}
