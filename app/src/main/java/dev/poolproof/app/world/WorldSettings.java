package dev.poolproof.app.world;

import dev.poolproof.app.handling.VariantSettings;
import dev.poolproof.app.pool.PoolSettings;

/** What one world is made of. */
public record WorldSettings(PoolSettings pool, VariantSettings variants, GuardSettings guard) {}
