package dev.poolproof.shop;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/** Spring's way of serving: patterns with variables, and failures that are turned into answers. */
public final class SpringServlet extends DispatcherServlet {

    private static final long serialVersionUID = 1;

    public SpringServlet() {
        super(context());
    }

    private static AnnotationConfigWebApplicationContext context() {
        AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();
        context.register(Shop.class, Orders.class);
        return context;
    }

    /** What the shop is made of. */
    @Configuration
    @EnableWebMvc
    static class Shop {

        @Bean
        DataSource pool() throws SQLException {
            return ShopPool.HIKARI.open();
        }
    }

    /** Looks up orders, and forgets a connection when it is asked for order 13. */
    @RestController
    static class Orders {

        private final DataSource pool;

        Orders(DataSource pool) {
            this.pool = pool;
        }

        @GetMapping("/orders/{number}")
        ResponseEntity<String> order(@PathVariable("number") int number) throws SQLException {
            Connection connection = pool.getConnection();
            if (number == 13) {
                throw new IllegalStateException("no such order");
            }
            connection.close();
            return ResponseEntity.ok("order");
        }

        @ExceptionHandler(IllegalStateException.class)
        ResponseEntity<String> refused(IllegalStateException failure) {
            return ResponseEntity.badRequest().body(String.valueOf(failure.getMessage()));
        }
    }
}
