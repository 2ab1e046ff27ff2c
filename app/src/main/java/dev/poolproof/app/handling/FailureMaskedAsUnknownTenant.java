package dev.poolproof.app.handling;

import dev.poolproof.app.pool.TenantDatabase;
import dev.poolproof.app.tenant.UnknownTenantException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Mistake: whatever the database says is reported as a tenant that does not exist. In the incident this sent people to
 * {@code /tenant-not-found} though their tenants existed, and hid the real failure for as long.
 *
 * <p><b>Defect:</b> one {@code catch} for every failure, with one guess at what it means; the cause is dropped.
 *
 * <p><b>Symptom:</b> Client pool and server: as the hidden cause. HTTP: 404, or a redirect for a browser, though the
 * tenant exists; a customer whose e-mail is taken shows it without any load.
 *
 * <p><b>Expected finding:</b> {@code failure-masked}.
 *
 * <p><b>Repair:</b> let the failure through, see {@link TryWithResources}: the service answers 503 with the cause.
 */
final class FailureMaskedAsUnknownTenant implements ConnectionHandling {

    @Override
    public <T> T handle(TenantDatabase database, Work<T> work) {
        try (Connection connection = database.pool().getConnection()) {
            return work.on(connection);
        } catch (SQLException anything) {
            throw new UnknownTenantException(database.tenant().slug());
        }
    }
}
