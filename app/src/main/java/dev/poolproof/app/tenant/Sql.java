package dev.poolproof.app.tenant;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Queries made of SQL text and values, in plain JDBC; statements and results are always closed. */
final class Sql {

    /** Reads the row that the result set stands on. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private Sql() {}

    static <T> Query<List<T>> rows(String sql, Row<T> row, Object... values) {
        return connection -> {
            try (PreparedStatement statement = prepare(connection, sql, values);
                    ResultSet result = statement.executeQuery()) {
                List<T> rows = new ArrayList<>();
                while (result.next()) {
                    rows.add(row.read(result));
                }
                return rows;
            }
        };
    }

    /** The first column of the only row. */
    static Query<Long> number(String sql, Object... values) {
        return connection ->
                rows(sql, row -> row.getLong(1), values).on(connection).get(0);
    }

    /** A change; the answer is how many rows it found. */
    static Query<Integer> change(String sql, Object... values) {
        return connection -> {
            try (PreparedStatement statement = prepare(connection, sql, values)) {
                return statement.executeUpdate();
            }
        };
    }

    /** An insertion; the answer is the key that the server gave. */
    static Query<Long> insert(String sql, Object... values) {
        return connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
                bind(statement, values);
                statement.executeUpdate();
                try (ResultSet keys = statement.getGeneratedKeys()) {
                    keys.next();
                    return keys.getLong(1);
                }
            }
        };
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            bind(statement, values);
            return statement;
        } catch (SQLException failure) {
            statement.close();
            throw failure;
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int index = 0; index < values.length; index++) {
            statement.setObject(index + 1, values[index]);
        }
    }
}
