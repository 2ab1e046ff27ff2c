package dev.poolproof.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.guard.junit.NoConnectionLeaks;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

/** Tests of a service with Spring's own support, that another test runs, and of which some are to fail. */
final class SpringSamples {

    private SpringSamples() {}

    @SpringBootTest(
            classes = ShopService.class,
            webEnvironment = WebEnvironment.RANDOM_PORT,
            properties = "spring.datasource.url=jdbc:h2:mem:tested")
    @NoConnectionLeaks(settleMillis = 200)
    static class OverHttp {
        @Autowired
        private ApplicationContext service;

        @Test
        void orders() throws Exception {
            assertThat(new HttpCalls(service).get("/orders/1").statusCode()).isEqualTo(200);
        }

        @Test
        void leaks() throws Exception {
            assertThat(new HttpCalls(service).get("/leaking/1").statusCode()).isEqualTo(200);
        }
    }

    /** Their transactions end after each test, where Spring rolls them back. */
    @NoConnectionLeaks(settleMillis = 0)
    @SpringBootTest(classes = ShopService.class, properties = "spring.datasource.url=jdbc:h2:mem:tested")
    @Transactional
    static class InTransactions {
        @Autowired
        private JdbcTemplate jdbc;

        @Autowired
        private DataSource pool;

        @Test
        void selects() {
            assertThat(jdbc.queryForObject("select 1", Integer.class)).isEqualTo(1);
        }

        @Test
        void leaks() throws Exception {
            assertThat(pool.getConnection().isReadOnly()).isFalse();
        }
    }

    @SpringBootTest(classes = ShopService.class, properties = "spring.datasource.url=jdbc:h2:mem:tested")
    @Transactional
    @NoConnectionLeaks(settleMillis = 0)
    static class InTransactionsFurtherDown {
        @Autowired
        private JdbcTemplate jdbc;

        @Test
        void selects() {
            assertThat(jdbc.queryForObject("select 1", Integer.class)).isEqualTo(1);
        }
    }
}
