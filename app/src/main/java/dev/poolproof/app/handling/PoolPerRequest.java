package dev.poolproof.app.handling;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.poolproof.app.pool.TenantDatabase;
import dev.poolproof.app.tenant.Queries;
import dev.poolproof.app.tenant.Query;
import dev.poolproof.guard.PoolLabels;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Mistake: every request makes a pool of its own and never closes it. In the incident, the dashboard did so, and ran
 * each of its eight queries through that pool.
 *
 * <p><b>Defect:</b> a pool is made where one should be looked up, and has no owner that closes it.
 *
 * <p><b>Symptom:</b> Client pool: each looks healthy, with nothing in use; their number grows with the requests, and
 * threads with it. Server: sessions grow by the minimum idle of each pool until it answers 1040. HTTP: 503
 * {@code too-many-connections} for every client of that server, other services included.
 *
 * <p><b>Expected finding:</b> {@code pool-per-request}, at the line that makes the pool.
 *
 * <p><b>Repair:</b> take the tenant's cached pool and one connection for all queries, see {@link TryWithResources}.
 */
final class PoolPerRequest implements ConnectionHandling {

    @Override
    @SuppressWarnings("resource") // The mistake itself.
    public <T> T handle(TenantDatabase database, Work<T> work) throws SQLException {
        HikariConfig configuration = database.furtherPoolConfiguration();
        PoolLabels labels =
                new PoolLabels(configuration.getPoolName(), database.tenant().slug());
        DataSource pool = database.guard().watch(new HikariDataSource(configuration), labels); // Guilty.
        return work.with(new Queries() {
            @Override
            public <R> R run(Query<R> query) throws SQLException {
                try (Connection connection = pool.getConnection()) {
                    return query.on(connection);
                }
            }
        });
    }
}
