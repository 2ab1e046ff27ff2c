package dev.poolproof.app.tenant;

/**
 * Somebody the tenant does business with.
 *
 * @param id given by the database
 * @param name how they are called
 * @param email where they are reached; unique within the tenant
 */
public record Customer(long id, String name, String email) {}
