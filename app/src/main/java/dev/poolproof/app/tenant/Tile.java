package dev.poolproof.app.tenant;

/** The dashboard's eight numbers, each a query of its own. */
public enum Tile {
    CUSTOMERS("customers", "SELECT COUNT(*) FROM customer"),
    NEW_CUSTOMERS("newCustomers", "SELECT COUNT(*) FROM customer WHERE created_at > NOW() - INTERVAL 7 DAY"),
    USERS("users", "SELECT COUNT(*) FROM app_user"),
    PURCHASES("purchases", "SELECT COUNT(*) FROM purchase"),
    OPEN_PURCHASES("openPurchases", "SELECT COUNT(*) FROM purchase WHERE paid = FALSE"),
    REVENUE_CENTS("revenueCents", "SELECT COALESCE(SUM(total_cents), 0) FROM purchase WHERE paid = TRUE"),
    MESSAGES("messages", "SELECT COUNT(*) FROM message"),
    UNREAD_MESSAGES("unreadMessages", "SELECT COUNT(*) FROM message WHERE unread = TRUE");

    private final String title;
    private final String sql;

    Tile(String title, String sql) {
        this.title = title;
        this.sql = sql;
    }

    public String title() {
        return title;
    }

    public Query<Long> query() {
        return Sql.number(sql);
    }
}
