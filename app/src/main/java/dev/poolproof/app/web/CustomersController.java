package dev.poolproof.app.web;

import dev.poolproof.app.handling.Endpoint;
import dev.poolproof.app.tenant.Customer;
import dev.poolproof.app.tenant.CustomerQueries;
import dev.poolproof.app.web.InvalidRequestException.Problem;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The tenant's customers: list, create, read, update, delete. */
@RestController
@RequestMapping(CustomersController.PATH)
final class CustomersController {

    static final String PATH = "/api/tenant/customers";

    private static final int LARGEST_PAGE = 100;

    /** One page of customers in order of ids, and how many there are in all. */
    record CustomerPage(List<Customer> items, int page, int size, long total) {}

    @GetMapping
    CustomerPage list(
            TenantRequest tenant,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "20") int size)
            throws SQLException {
        checkPaging(page, size);
        return tenant.handle(
                Endpoint.CUSTOMERS,
                queries -> new CustomerPage(
                        queries.run(CustomerQueries.page(page, size)),
                        page,
                        size,
                        queries.run(CustomerQueries.count())));
    }

    @PostMapping
    ResponseEntity<Customer> create(TenantRequest tenant, @RequestBody CustomerForm form) throws SQLException {
        CustomerForm.Checked checked = form.check();
        Customer customer = tenant.handle(
                Endpoint.CUSTOMERS, queries -> queries.run(CustomerQueries.create(checked.name(), checked.email())));
        return ResponseEntity.created(URI.create(PATH + "/" + customer.id())).body(customer);
    }

    @GetMapping("/{id}")
    Customer read(TenantRequest tenant, @PathVariable long id) throws SQLException {
        return tenant.handle(Endpoint.CUSTOMERS, queries -> queries.run(CustomerQueries.byId(id)));
    }

    @PutMapping("/{id}")
    Customer update(TenantRequest tenant, @PathVariable long id, @RequestBody CustomerForm form) throws SQLException {
        CustomerForm.Checked checked = form.check();
        Customer customer = new Customer(id, checked.name(), checked.email());
        return tenant.handle(Endpoint.CUSTOMERS, queries -> queries.run(CustomerQueries.change(customer)));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(TenantRequest tenant, @PathVariable long id) throws SQLException {
        tenant.handle(Endpoint.CUSTOMERS, queries -> queries.run(CustomerQueries.delete(id)));
        return ResponseEntity.noContent().build();
    }

    private static void checkPaging(int page, int size) {
        List<Problem> problems = new ArrayList<>();
        if (page < 0) {
            problems.add(new Problem("page", "0 or more"));
        }
        if (size < 1 || size > LARGEST_PAGE) {
            problems.add(new Problem("size", "1 to " + LARGEST_PAGE));
        }
        if (!problems.isEmpty()) {
            throw new InvalidRequestException(problems);
        }
    }
}
