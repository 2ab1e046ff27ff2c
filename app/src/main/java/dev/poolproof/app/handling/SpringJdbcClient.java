package dev.poolproof.app.handling;

import dev.poolproof.app.pool.TenantDatabase;
import dev.poolproof.app.tenant.PermissionQueries;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Correct: Spring borrows and releases. A statement by {@code JdbcClient} has a connection for itself; the work has one for
 * all of its queries.
 *
 * <p><b>Defect:</b> none.
 *
 * <p><b>Symptom:</b> none. Client pool: two borrows a request, one after the other; active falls to zero when the load
 * ends. Server: as many sessions as the pools have. HTTP: no failure.
 *
 * <p><b>Expected finding:</b> none.
 *
 * <p><b>Repair:</b> not needed. Where all queries should see one state of the data, see {@link SpringTransaction}.
 */
final class SpringJdbcClient implements ConnectionHandling {

    @Override
    public <T> T handle(TenantDatabase database, Work<T> work) {
        DataSource pool = database.pool();
        JdbcClient.create(pool)
                .sql(PermissionQueries.EMAILS)
                .query(String.class)
                .list();
        return new JdbcTemplate(pool).execute((ConnectionCallback<T>) work::on);
    }
}
