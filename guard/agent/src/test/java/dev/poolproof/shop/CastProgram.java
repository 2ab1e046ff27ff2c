package dev.poolproof.shop;

import com.alibaba.druid.pool.DruidDataSource;
import com.alibaba.druid.pool.DruidPooledConnection;
import com.mchange.v2.c3p0.C3P0ProxyConnection;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import javax.sql.DataSource;
import javax.sql.PooledConnection;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.commons.dbcp2.DelegatingConnection;
import org.h2.jdbc.JdbcConnection;

/** Takes connections for what the manuals of pools and drivers say that they are. */
public final class CastProgram {

    private CastProgram() {}

    public static void main(String[] arguments) throws Exception {
        HikariDataSource hikari = (HikariDataSource) ShopPool.HIKARI.open();
        hikari.setMaximumPoolSize(1);
        JdbcConnection before;
        try (Connection evicted = hikari.getConnection()) {
            before = evicted.unwrap(JdbcConnection.class);
            hikari.evictConnection(evicted);
        }
        try (Connection another = hikari.getConnection()) {
            check(another.unwrap(JdbcConnection.class) == before ? null : another);
        }
        DataSource tomcat = ShopPool.TOMCAT.open();
        try (Connection connection = tomcat.getConnection()) {
            check(((PooledConnection) connection).getConnection().unwrap(JdbcConnection.class));
            query(connection);
        }
        DataSource dbcp = ShopPool.DBCP2.open();
        try (Connection connection = dbcp.getConnection()) {
            check(((DelegatingConnection<?>) connection).getInnermostDelegate());
            check(((BasicDataSource) dbcp).isAccessToUnderlyingConnectionAllowed());
            query(connection);
        }
        DataSource c3p0 = ShopPool.C3P0.open();
        try (Connection connection = c3p0.getConnection()) {
            Object answer = ((C3P0ProxyConnection) connection)
                    .rawConnectionOperation(
                            Object.class.getMethod("toString"), C3P0ProxyConnection.RAW_CONNECTION, new Object[0]);
            check(answer);
            query(connection);
        }
        DruidDataSource druid = (DruidDataSource) ShopPool.DRUID.open();
        try (DruidPooledConnection connection = druid.getConnection()) {
            check(connection.getConnectionHolder());
            check(connection.getConnection());
            query(connection);
        }
        try (Connection connection = DriverManager.getConnection(ShopPool.URL);
                Statement statement = connection.createStatement()) {
            check(((JdbcConnection) connection).getSession());
            check(statement.getConnection());
            query(connection);
        }
        Interlude.say("cast");
    }

    private static void query(Connection connection) throws Exception {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select 3")) {
            result.next();
            check(result.getInt(1) == 3 ? result : null);
        }
    }

    private static void check(@org.jspecify.annotations.Nullable Object found) {
        if (found == null) {
            throw new IllegalStateException("nothing there");
        }
    }
}
