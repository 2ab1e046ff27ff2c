package dev.poolproof.run.command;

import com.sun.net.httpserver.HttpServer;
import dev.poolproof.run.provision.Access;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A service that knows nothing of us, with a pool of its own making that opens a connection when it has none at
 * rest.
 */
final class ForeignService implements AutoCloseable {

    private final Access access;
    private final HttpServer http;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final List<Connection> all = new ArrayList<>();

    ForeignService(Access access, String schema) throws IOException, SQLException {
        this.access = access;
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create database if not exists " + schema);
            statement.execute("create table if not exists " + schema + ".notes (id int primary key) engine=InnoDB");
            statement.execute("insert ignore into " + schema + ".notes values (1)");
        }
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        handle("/three-at-once", () -> {
            List<Connection> borrowed = List.of(borrow(), borrow(), borrow());
            borrowed.forEach(idle::push);
        });
        handle("/forgotten", () -> {
            Connection forgotten = connect();
            all.add(forgotten);
            work(forgotten);
        });
        handle("/once", () -> {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("select sleep(1)"); // so that the samples see it
            }
        });
        handle("/lost", () -> borrow());
        handle("/transaction", () -> {
            Connection connection = borrow();
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("update " + schema + ".notes set id = id");
            }
            idle.push(connection);
        });
        http.start();
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(access.url(), access.username(), access.password());
    }

    private Connection borrow() throws SQLException {
        Connection pooled = idle.poll();
        if (pooled == null) {
            pooled = connect();
            all.add(pooled);
        }
        work(pooled);
        return pooled;
    }

    private static void work(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select 1");
        }
    }

    private void handle(String path, Work work) {
        http.createContext(path, exchange -> {
            try {
                work.run();
                exchange.sendResponseHeaders(204, -1);
            } catch (SQLException e) {
                exchange.sendResponseHeaders(500, -1);
            } finally {
                exchange.close();
            }
        });
    }

    /** Where it answers. */
    URI address() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /** The command that sends it one request, and ends with this code. */
    List<String> request(String path, int exitCode) {
        return request(path, "exit " + exitCode);
    }

    /** The same, and what the shell does afterwards. */
    List<String> request(String path, String then) {
        String script =
                "exec 3<>/dev/tcp/127.0.0.1/%d; printf 'GET %s HTTP/1.0\\r\\n\\r\\n' >&3; cat <&3 >/dev/null; %s"
                        .formatted(http.getAddress().getPort(), path, then);
        return List.of("bash", "-c", script);
    }

    /** How long none of its sessions has done anything. */
    long quietSeconds() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select min(time) from information_schema.processlist where id <> connection_id()")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Closes all that it has open, as a restart does. */
    void restart() throws SQLException {
        for (Connection connection : all) {
            connection.close();
        }
        all.clear();
        idle.clear();
    }

    @Override
    public void close() throws SQLException {
        http.stop(0);
        restart();
    }

    /** What a request does. */
    private interface Work {
        void run() throws SQLException;
    }
}
