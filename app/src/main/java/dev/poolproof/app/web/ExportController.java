package dev.poolproof.app.web;

import dev.poolproof.app.handling.Endpoint;
import dev.poolproof.app.tenant.Customer;
import dev.poolproof.app.tenant.CustomerQueries;
import dev.poolproof.app.tenant.Queries;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * All customers of the tenant, one JSON object a line, in order of their ids. They are sent while they are read, page by
 * page, so the answer may be as large as it likes.
 */
@RestController
final class ExportController {

    private static final int PAGE_SIZE = 10;

    private final JsonMapper json;

    ExportController(JsonMapper json) {
        this.json = json;
    }

    /** @throws IOException if the client goes away before the end */
    @GetMapping(CustomersController.PATH + "/export")
    void export(TenantRequest tenant, HttpServletResponse response) throws SQLException, IOException {
        try {
            tenant.handle(Endpoint.CUSTOMERS, queries -> send(queries, response));
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }

    /** The answer is how many customers were sent. */
    private long send(Queries queries, HttpServletResponse response) throws SQLException {
        long sent = 0;
        int page = 0;
        List<Customer> customers;
        do {
            customers = queries.run(CustomerQueries.page(page++, PAGE_SIZE));
            write(customers, response);
            sent += customers.size();
        } while (customers.size() == PAGE_SIZE);
        return sent;
    }

    private void write(List<Customer> customers, HttpServletResponse response) {
        try {
            response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
            OutputStream out = response.getOutputStream();
            for (Customer customer : customers) {
                out.write((json.writeValueAsString(customer) + "\n").getBytes(StandardCharsets.UTF_8));
            }
            response.flushBuffer();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
