package dev.poolproof.app.tenant;

/** A request names a customer that the tenant does not have. */
public final class UnknownCustomerException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UnknownCustomerException(long id) {
        super("There is no customer " + id + ".");
    }
}
