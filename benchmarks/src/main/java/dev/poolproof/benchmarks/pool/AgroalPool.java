package dev.poolproof.benchmarks.pool;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.SQLException;
import java.time.Duration;

/** Agroal, the pool of Quarkus and WildFly. */
final class AgroalPool {

    private AgroalPool() {}

    static OpenPool open(PoolPlan plan, boolean leakMode) throws SQLException {
        Class<?> driver = plan.driver().getClass();
        AgroalDataSourceConfigurationSupplier configuration = new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.initialSize(plan.size())
                        .minSize(plan.size())
                        .maxSize(plan.size())
                        .acquisitionTimeout(plan.acquireTimeout())
                        .connectionValidator(ConnectionValidator.defaultValidator())
                        .idleValidationTimeout(PoolPlan.TRUSTED_IDLE)
                        .leakTimeout(leakMode ? PoolPlan.LEAK_SUSPICION : Duration.ZERO)
                        .connectionFactoryConfiguration(factory -> factory.connectionProviderClass(driver)
                                .jdbcUrl(plan.url())
                                .autoCommit(true)
                                .principal(new NamePrincipal(plan.username()))
                                .credential(new SimplePassword(plan.password()))));
        AgroalDataSource pool = AgroalDataSource.from(configuration);
        return new OpenPool(pool, settings(pool.getConfiguration().connectionPoolConfiguration()), pool);
    }

    private static PoolSettings settings(AgroalConnectionPoolConfiguration pool) {
        Duration leakTimeout = pool.leakTimeout();
        return new PoolSettings(
                pool.maxSize(),
                pool.acquisitionTimeout(),
                pool.connectionFactoryConfiguration().autoCommit(),
                pool.validateOnBorrow()
                        ? "each borrow: isValid"
                        : "idle over " + pool.idleValidationTimeout().toMillis() + " ms: isValid",
                "auto-commit and isolation where changed, rollback",
                leakTimeout.isZero() ? PoolSettings.NO_LEAK_MODE : "leakTimeout " + leakTimeout.toMillis() + " ms");
    }
}
