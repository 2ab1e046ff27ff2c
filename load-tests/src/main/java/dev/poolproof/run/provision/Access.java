package dev.poolproof.run.provision;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * How to log in at a server. Its text never shows the password.
 *
 * @param url JDBC URL without schema and parameters, for example {@code jdbc:mysql://127.0.0.1:3306/}
 * @param username the account's name
 * @param password the account's password
 */
public record Access(String url, String username, String password) {

    /** A new connection, for administration: it gives up after 5 s, and on a statement after 30 s. */
    Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", username);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "5000");
        properties.setProperty("socketTimeout", "30000");
        return DriverManager.getConnection(url, properties);
    }

    /** Whether the server lets it in now. */
    boolean answers() {
        try (Connection connection = connect()) {
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "Access[url=" + url + ", username=" + username + ", password=***]";
    }
}
