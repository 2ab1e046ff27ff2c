package dev.poolproof.app;

import dev.poolproof.app.handling.VariantSettings;
import dev.poolproof.app.pool.PoolSettings;
import dev.poolproof.app.settings.RefusedSettingsException;
import dev.poolproof.app.settings.SettingsReader;
import dev.poolproof.app.tenant.DatabaseSettings;
import dev.poolproof.app.tenant.TenantSettings;
import dev.poolproof.app.web.ServiceSettings;
import dev.poolproof.app.world.GuardSettings;
import dev.poolproof.app.world.WorldSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;

/** All settings of the service, one record a room. */
record AppSettings(
        DatabaseSettings database,
        TenantSettings tenants,
        PoolSettings pool,
        VariantSettings variants,
        GuardSettings guard,
        ServiceSettings service) {

    /**
     * Reads and checks everything.
     *
     * @throws RefusedSettingsException with every problem at once
     */
    static AppSettings read(ConfigurableEnvironment environment) {
        SettingsReader reader = new SettingsReader(environment);
        @Nullable DatabaseSettings database = reader.build(DatabaseSettings::read);
        @Nullable TenantSettings tenants = reader.build(TenantSettings::read);
        @Nullable PoolSettings pool = reader.build(PoolSettings::read);
        @Nullable VariantSettings variants = reader.build(VariantSettings::read);
        @Nullable GuardSettings guard = reader.build(GuardSettings::read);
        @Nullable ServiceSettings service = reader.build(ServiceSettings::read);
        reader.refuseUnlessSound();
        if (database == null
                || tenants == null
                || pool == null
                || variants == null
                || guard == null
                || service == null) {
            throw new IllegalStateException("A record was refused without a problem.");
        }
        return new AppSettings(database, tenants, pool, variants, guard, service);
    }

    /** Those of which a world is made. */
    WorldSettings world() {
        return new WorldSettings(pool, variants, guard);
    }
}
