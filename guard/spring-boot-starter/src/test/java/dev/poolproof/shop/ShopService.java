package dev.poolproof.shop;

import dev.poolproof.guard.Guard;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A service as anybody writes it. That it is under guard shows nowhere but in one handler, which asks for it. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(ShopService.Orders.class)
class ShopService {

    static final String PASSWORD = "correct-horse-battery";

    static ConfigurableApplicationContext start(String... settings) {
        SpringApplication service = new SpringApplication(ShopService.class);
        service.setDefaultProperties(Map.of(
                "server.port", "0",
                "spring.datasource.generate-unique-name", "false",
                "spring.datasource.url", "jdbc:h2:mem:shop;USER=clerk;PASSWORD=" + PASSWORD,
                "spring.datasource.username", "clerk",
                "spring.datasource.password", PASSWORD,
                "spring.datasource.hikari.maximum-pool-size", "5",
                "spring.main.banner-mode", "off"));
        return service.run(settings);
    }

    @RestController
    static class Orders {

        private final DataSource pool;
        private final JdbcTemplate jdbc;
        private final Guard guard;

        Orders(DataSource pool, JdbcTemplate jdbc, Guard guard) {
            this.pool = pool;
            this.jdbc = jdbc;
            this.guard = guard;
        }

        private String select() {
            return "found " + jdbc.queryForObject("select 1", Integer.class);
        }

        @GetMapping("/orders/{id}")
        String order(@PathVariable("id") long id) {
            return select() + " for " + id;
        }

        @GetMapping("/leaking/{id}")
        String leaking(@PathVariable("id") long id) throws SQLException {
            Connection connection = pool.getConnection();
            return "leaked for " + id + ": " + connection.isReadOnly();
        }

        @GetMapping("/failing")
        String failing() throws SQLException {
            Connection connection = pool.getConnection();
            throw new IllegalStateException("leaked " + connection.isReadOnly());
        }

        @GetMapping("/later")
        Callable<String> later() {
            select();
            return this::select;
        }

        @GetMapping("/carried")
        Callable<String> carried() {
            return guard.carry(this::select);
        }
    }
}
