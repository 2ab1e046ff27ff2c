package dev.poolproof.app.tenant;

import java.time.Duration;

/** What keeps the database server busy, and nothing else. */
public final class ServerQueries {

    private ServerQueries() {}

    /** A query that takes the server as long as given, as one without an index does. */
    public static Query<Long> lasting(Duration time) {
        return Sql.number("SELECT SLEEP(?)", time.toMillis() / 1_000.0);
    }
}
