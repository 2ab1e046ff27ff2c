package dev.poolproof.shop;

import static dev.poolproof.shop.GuardedContext.EMPTY;
import static dev.poolproof.shop.GuardedContext.borrows;
import static dev.poolproof.shop.GuardedContext.hikari;
import static dev.poolproof.shop.GuardedContext.in;
import static dev.poolproof.shop.GuardedContext.use;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.poolproof.guard.Guard;
import dev.poolproof.guard.snapshot.PoolFacts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;

/** Every way to declare a data source that people use; run with several versions of Spring Boot. */
class GuardedBeansIT {

    @Configuration
    static class ByItsClass {
        @Bean
        HikariDataSource orders() {
            return hikari("orders");
        }

        @Bean
        JdbcTemplate byMethod() {
            return new JdbcTemplate(orders());
        }

        @Bean
        JdbcTemplate byParameter(HikariDataSource orders) {
            return new JdbcTemplate(orders);
        }
    }

    @Test
    void keepsThePoolsClass() {
        in(ByItsClass.class, context -> {
            context.getBeansOfType(JdbcTemplate.class).values().forEach(jdbc -> jdbc.execute("select 1"));

            assertThat(context.getBean(HikariDataSource.class).getMaximumPoolSize())
                    .isEqualTo(3);
            assertThat(context.getBean(HikariDataSource.class)
                            .getHikariPoolMXBean()
                            .getTotalConnections())
                    .isPositive();
            assertThat(borrows(context)).containsExactly(Map.entry("orders", 2L));
        });
    }

    @Test
    void letsTheContextCloseThePool() {
        HikariDataSource[] seen = new HikariDataSource[1];
        in(ByItsClass.class, context -> {
            use(context.getBean(DataSource.class));
            seen[0] = context.getBean(HikariDataSource.class);
        });

        assertThat(seen[0].isClosed()).isTrue();
    }

    @Test
    void noticesThatSomebodyClosesTheSharedPool() {
        in(ByItsClass.class, context -> {
            context.getBean(HikariDataSource.class).close();

            PoolFacts pool = context.getBean(Guard.class).snapshot().pools().get(0);
            assertThat(pool.closedBy()).isNotNull();
            assertThat(pool.closedBy().className()).isEqualTo(GuardedBeansIT.class.getName());
            assertThat(context.getBean(HikariDataSource.class).isClosed()).isTrue();
        });
    }

    @Test
    void unwrapsToThePool() {
        in(ByItsClass.class, context -> {
            DataSource pool = context.getBean(DataSource.class);
            try {
                assertThat(pool.isWrapperFor(HikariDataSource.class)).isTrue();
                assertThat(pool.unwrap(HikariDataSource.class).getJdbcUrl()).isEqualTo("jdbc:h2:mem:orders");
            } catch (SQLException failure) {
                throw new AssertionError(failure);
            }
        });
    }

    @Configuration
    static class OfOneConnection {
        @Bean
        HikariDataSource orders() {
            HikariDataSource pool = hikari("orders");
            pool.setMaximumPoolSize(1);
            return pool;
        }
    }

    @Test
    void letsThePoolEvictWhatItLent() {
        in(OfOneConnection.class, context -> {
            HikariDataSource pool = context.getBean(HikariDataSource.class);

            JdbcConnection before = evict(pool);

            assertThat(driversOf(pool)).isNotSameAs(before);
            assertThat(borrows(context)).containsExactly(Map.entry("orders", 2L));
        });
    }

    private static JdbcConnection evict(HikariDataSource pool) {
        try (Connection connection = pool.getConnection()) {
            pool.evictConnection(connection);
            return connection.unwrap(JdbcConnection.class);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static JdbcConnection driversOf(DataSource pool) {
        try (Connection connection = pool.getConnection()) {
            return connection.unwrap(JdbcConnection.class);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OtherKinds {
        @Bean
        org.apache.tomcat.jdbc.pool.DataSource tomcat() {
            org.apache.tomcat.jdbc.pool.DataSource pool = new org.apache.tomcat.jdbc.pool.DataSource();
            pool.setUrl("jdbc:h2:mem:tomcat");
            return pool;
        }

        @Bean
        EmbeddedDatabase embedded() {
            return new EmbeddedDatabaseBuilder()
                    .setType(EmbeddedDatabaseType.H2)
                    .generateUniqueName(true)
                    .build();
        }

        @Bean
        FinalPool ofAFinalClass() {
            return new FinalPool();
        }

        @Bean(destroyMethod = "destroy")
        SingleConnectionDataSource single() {
            return new SingleConnectionDataSource("jdbc:h2:mem:single", true);
        }
    }

    /** A pool that cannot be extended. */
    static final class FinalPool extends DelegatingPool {
        FinalPool() {
            super(hikari("final"));
        }
    }

    @Test
    void guardsPoolsOfOtherKinds() {
        EMPTY.withUserConfiguration(OtherKinds.class)
                .withPropertyValues("poolproof.guard.exclude=none")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    context.getBeansOfType(DataSource.class).values().forEach(GuardedContext::use);
                    use(context.getBean("ofAFinalClass", DataSource.class));

                    assertThat(context.getBean(org.apache.tomcat.jdbc.pool.DataSource.class)
                                    .getPoolSize())
                            .isPositive();
                    assertThat(borrows(context))
                            .containsOnly(
                                    Map.entry("tomcat", 1L), Map.entry("embedded", 1L), Map.entry("ofAFinalClass", 2L));
                });
    }

    @Configuration(proxyBeanMethods = false)
    static class WithAGuardOfItsOwn {
        static final Guard GUARD = Guard.create();

        @Bean
        Guard ours() {
            return GUARD;
        }

        @Bean
        DataSource orders() {
            return hikari("own");
        }
    }

    @Test
    void usesTheServicesOwnGuard() {
        in(WithAGuardOfItsOwn.class, context -> {
            try (Connection connection = context.getBean(DataSource.class).getConnection()) {
                assertThat(WithAGuardOfItsOwn.GUARD.snapshot().outstanding()).hasSize(1);
                assertThat(connection.isClosed()).isFalse();
            } catch (SQLException failure) {
                throw new AssertionError(failure);
            }
        });
    }

    @Test
    void refusesASettingThatMakesNoSense() {
        EMPTY.withUserConfiguration(ByItsClass.class)
                .withPropertyValues("poolproof.guard.enabled=maybe")
                .run(context -> assertThat(context).getFailure().hasStackTraceContaining("poolproof.guard.enabled"));
    }
}
