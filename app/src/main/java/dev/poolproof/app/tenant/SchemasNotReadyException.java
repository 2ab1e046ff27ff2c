package dev.poolproof.app.tenant;

/** The databases could not be prepared, so the service cannot start. */
public final class SchemasNotReadyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    SchemasNotReadyException(DatabaseSettings database, Throwable cause) {
        super(
                "The databases at %s could not be prepared as account %s: %s Check poolproof.database.url, .username and POOLPROOF_DATABASE_PASSWORD, and that the account may create and use the schemas %s and %s*."
                        .formatted(
                                database.url(),
                                database.username(),
                                firstLine(innermost(cause)),
                                database.masterSchema(),
                                database.tenantSchemaPrefix()),
                cause);
    }

    private static Throwable innermost(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return innermost;
    }

    private static String firstLine(Throwable failure) {
        String message = failure.getMessage();
        String line = message == null
                ? failure.getClass().getName()
                : message.lines().findFirst().orElse("");
        return line.endsWith(".") ? line : line + ".";
    }
}
