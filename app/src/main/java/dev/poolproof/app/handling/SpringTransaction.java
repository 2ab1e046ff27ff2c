package dev.poolproof.app.handling;

import dev.poolproof.app.pool.TenantDatabase;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Correct: Spring holds one connection for the time of one transaction, and ends both.
 *
 * <p><b>Defect:</b> none.
 *
 * <p><b>Symptom:</b> none. Client pool: one borrow a request; active falls to zero when the load ends. Server: as many
 * sessions as the pools have, and no transaction that stays open. HTTP: no failure.
 *
 * <p><b>Expected finding:</b> none.
 *
 * <p><b>Repair:</b> not needed.
 */
final class SpringTransaction implements ConnectionHandling {

    @Override
    public <T> T handle(TenantDatabase database, Work<T> work) {
        DataSource pool = database.pool();
        JdbcTemplate jdbc = new JdbcTemplate(pool);
        return new TransactionTemplate(new JdbcTransactionManager(pool))
                .execute(status -> jdbc.execute((ConnectionCallback<T>) work::on));
    }
}
