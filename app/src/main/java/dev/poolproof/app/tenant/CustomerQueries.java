package dev.poolproof.app.tenant;

import java.util.List;

/** What a tenant's database is asked about customers. */
public final class CustomerQueries {

    private CustomerQueries() {}

    /** One page in order of ids; pages are numbered from zero. */
    public static Query<List<Customer>> page(int page, int size) {
        return Sql.rows(
                "SELECT id, name, email FROM customer ORDER BY id LIMIT ? OFFSET ?",
                row -> new Customer(row.getLong(1), row.getString(2), row.getString(3)),
                size,
                (long) page * size);
    }

    public static Query<Long> count() {
        return Sql.number("SELECT COUNT(*) FROM customer");
    }

    /** Throws {@link UnknownCustomerException} where there is none. */
    public static Query<Customer> byId(long id) {
        return connection -> Sql.rows(
                        "SELECT id, name, email FROM customer WHERE id = ?",
                        row -> new Customer(row.getLong(1), row.getString(2), row.getString(3)),
                        id)
                .on(connection)
                .stream()
                .findFirst()
                .orElseThrow(() -> new UnknownCustomerException(id));
    }

    /** A taken e-mail is the driver's own {@link java.sql.SQLIntegrityConstraintViolationException}. */
    public static Query<Customer> create(String name, String email) {
        return connection -> new Customer(
                Sql.insert("INSERT INTO customer (name, email) VALUES (?, ?)", name, email)
                        .on(connection),
                name,
                email);
    }

    /** As {@link #create}; throws {@link UnknownCustomerException} where there is none. */
    public static Query<Customer> change(Customer customer) {
        return connection -> {
            int found = Sql.change(
                            "UPDATE customer SET name = ?, email = ? WHERE id = ?",
                            customer.name(),
                            customer.email(),
                            customer.id())
                    .on(connection);
            return known(found, customer.id(), customer);
        };
    }

    /** The answer is the id; throws {@link UnknownCustomerException} where there is none. */
    public static Query<Long> delete(long id) {
        return connection -> {
            int found = Sql.change("DELETE FROM customer WHERE id = ?", id).on(connection);
            return known(found, id, id);
        };
    }

    private static <T> T known(int found, long id, T answer) {
        if (found == 0) {
            throw new UnknownCustomerException(id);
        }
        return answer;
    }
}
