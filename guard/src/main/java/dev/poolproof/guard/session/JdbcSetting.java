package dev.poolproof.guard.session;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What JDBC has setters for. A pool knows of these and sets them back, so the borrower who used them left nothing behind. */
public enum JdbcSetting {
    AUTO_COMMIT("autocommit"),
    TRANSACTION_ISOLATION("transaction_isolation", "tx_isolation"),
    READ_ONLY("transaction_read_only", "tx_read_only"),
    CATALOG(SessionItem.DATABASE.name()),
    SCHEMA(SessionItem.DATABASE.name());

    private final Set<SessionItem> items;

    JdbcSetting(String... names) {
        items = Arrays.stream(names).map(SessionItem::variable).collect(Collectors.toUnmodifiableSet());
    }

    /** By the names of every server. */
    public Set<SessionItem> items() {
        return items;
    }
}
