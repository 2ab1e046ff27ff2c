package dev.poolproof.app.tenant;

/** A request names a tenant that does not exist. */
public final class UnknownTenantException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UnknownTenantException(String slug) {
        super("There is no tenant " + slug + ".");
    }
}
