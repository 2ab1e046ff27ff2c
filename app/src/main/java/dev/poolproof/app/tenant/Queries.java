package dev.poolproof.app.tenant;

import java.sql.Connection;
import java.sql.SQLException;

/** Runs queries one after the other. Where each gets its connection from is the business of whoever made this. */
public interface Queries {

    <T> T run(Query<T> query) throws SQLException;

    /** Runs every query on this one connection. */
    static Queries on(Connection connection) {
        return new Queries() {
            @Override
            public <T> T run(Query<T> query) throws SQLException {
                return query.on(connection);
            }
        };
    }
}
