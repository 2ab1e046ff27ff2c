package dev.poolproof.shop;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Has no pool: takes connections from the driver, itself and through Spring. One is never closed. */
public final class DriverProgram {

    private DriverProgram() {}

    public static void main(String[] arguments) throws Exception {
        try (Connection connection = DriverManager.getConnection(ShopPool.URL)) {
            connection.createStatement().execute("select 1");
        }
        try (Connection connection = new DriverManagerDataSource(ShopPool.URL).getConnection()) {
            connection.createStatement().execute("select 1");
        }
        Connection lost = lose();
        try (Connection refused = DriverManager.getConnection("jdbc:nobody:knows")) {
            throw new IllegalStateException("not refused: " + refused);
        } catch (SQLException expected) {
            Interlude.say("lost " + lost.isClosed());
        }
    }

    private static Connection lose() throws SQLException {
        return DriverManager.getConnection(ShopPool.URL, "", "");
    }
}
