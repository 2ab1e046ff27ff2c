package dev.poolproof.guard.session;

import java.util.Set;

/** What JDBC has setters for. A pool knows of these and sets them back, so the borrower who used them left nothing behind. */
public enum JdbcSetting {
    AUTO_COMMIT,
    TRANSACTION_ISOLATION,
    READ_ONLY,
    CATALOG,
    SCHEMA;

    /** What changes with it, by the names of every server. */
    public Set<SessionItem> items() {
        return switch (this) {
            case AUTO_COMMIT -> Set.of(SessionItem.variable("autocommit"));
            case TRANSACTION_ISOLATION ->
                Set.of(SessionItem.variable("transaction_isolation"), SessionItem.variable("tx_isolation"));
            case READ_ONLY ->
                Set.of(SessionItem.variable("transaction_read_only"), SessionItem.variable("tx_read_only"));
            case CATALOG, SCHEMA -> Set.of(SessionItem.DATABASE);
        };
    }
}
