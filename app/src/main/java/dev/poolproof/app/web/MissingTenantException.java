package dev.poolproof.app.web;

/** A request does not say whose data it wants. */
final class MissingTenantException extends RuntimeException {

    private static final long serialVersionUID = 1;

    MissingTenantException() {
        super("Say which tenant with the header X-Tenant, for example X-Tenant: tenant-1.");
    }
}
