package dev.poolproof.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.poolproof.guard.Guard;
import dev.poolproof.guard.snapshot.PoolFacts;
import dev.poolproof.guard.spring.GuardAutoConfiguration;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/** Every way to declare a data source that people use; run with several versions of Spring Boot. */
class GuardedBeansIT {

    private static final ApplicationContextRunner EMPTY =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(GuardAutoConfiguration.class));

    private static HikariDataSource hikari(String database) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl("jdbc:h2:mem:" + database);
        pool.setMaximumPoolSize(3);
        return pool;
    }

    private static void in(Class<?> configuration, Consumer<AssertableApplicationContext> check) {
        EMPTY.withUserConfiguration(configuration).run(context -> {
            assertThat(context).hasNotFailed();
            check.accept(context);
        });
    }

    /** The pools of a context, each with how often it was borrowed from. */
    private static Map<String, Long> borrows(AssertableApplicationContext context) {
        return context.getBean(Guard.class).snapshot().pools().stream()
                .collect(Collectors.toMap(PoolFacts::name, PoolFacts::borrows));
    }

    private static void use(DataSource pool) {
        assertThat(new JdbcTemplate(pool).queryForObject("select 1", Integer.class))
                .isEqualTo(1);
    }

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
    static class TwoForOneDatabase {
        @Bean
        DataSource writing() {
            return hikari("shared");
        }

        @Bean
        DataSource reading() {
            return hikari("shared");
        }
    }

    /** Else they would look like one pool that a race made twice. */
    @Test
    void tellsPoolsApartByTheMethodsThatMakeThem() {
        in(
                TwoForOneDatabase.class,
                context -> assertThat(context.getBean(Guard.class).snapshot().pools())
                        .extracting(pool -> pool.createdBy().className() + "#"
                                + pool.createdBy().method())
                        .containsExactlyInAnyOrder(
                                TwoForOneDatabase.class.getName() + "#writing",
                                TwoForOneDatabase.class.getName() + "#reading"));
    }

    @Test
    void leavesAloneWhatIsExcluded() {
        EMPTY.withUserConfiguration(TwoForOneDatabase.class)
                .withPropertyValues("poolproof.guard.exclude=reading")
                .run(context -> assertThat(borrows(context)).containsOnlyKeys("writing"));
    }

    /** A router by tenant, whose pools are no beans. */
    static final class ByTenant extends AbstractRoutingDataSource {
        private String tenant = "acme";

        ByTenant(Map<Object, Object> pools) {
            setTargetDataSources(pools);
            setDefaultTargetDataSource(pools.get("acme"));
        }

        @Override
        protected Object determineCurrentLookupKey() {
            return tenant;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Routed {
        @Bean
        DataSource tenants() {
            return new ByTenant(Map.of("acme", hikari("acme"), "globex", hikari("globex")));
        }
    }

    @Test
    void guardsWhatARouterLeadsTo() {
        in(Routed.class, context -> {
            ByTenant router = context.getBean(ByTenant.class);
            use(router);
            router.tenant = "globex";
            use(router);
            router.tenant = "unknown";
            use(router);

            assertThat(borrows(context)).containsOnly(Map.entry("tenants/acme", 2L), Map.entry("tenants/globex", 1L));
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class RoutedToBeans {
        @Bean
        DataSource writing() {
            return hikari("writing");
        }

        @Bean
        DataSource routed(DataSource writing) {
            return new ByTenant(Map.of("acme", writing));
        }

        @Bean
        DataSource lazy(DataSource routed) {
            return new LazyConnectionDataSourceProxy(routed);
        }

        @Bean
        DataSource ownKind(DataSource writing) {
            return new DelegatingPool(writing);
        }
    }

    @Test
    void countsABorrowThroughSeveralBeansOnce() {
        in(RoutedToBeans.class, context -> {
            // Spring's lazy one borrows once more at first, to see what its target is like.
            use(context.getBean("lazy", DataSource.class));
            long before = borrows(context).get("writing");
            for (String name : List.of("lazy", "routed", "ownKind", "writing")) {
                use(context.getBean(name, DataSource.class));
            }

            assertThat(borrows(context)).containsExactly(Map.entry("writing", before + 4));
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class PoolOverAnotherBean {
        @Bean
        DataSource plain() {
            org.h2.jdbcx.JdbcDataSource plain = new org.h2.jdbcx.JdbcDataSource();
            plain.setUrl("jdbc:h2:mem:plain");
            return plain;
        }

        @Bean
        DataSource pool(DataSource plain) {
            HikariDataSource pool = new HikariDataSource();
            pool.setDataSource(plain);
            return pool;
        }
    }

    /** What a pool keeps for itself is no leak. */
    @Test
    void guardsThePoolAndNotWhereItTakesItsConnections() {
        in(PoolOverAnotherBean.class, context -> {
            use(context.getBean("pool", DataSource.class));

            assertThat(borrows(context)).containsOnly(Map.entry("pool", 1L), Map.entry("plain", 0L));
            assertThat(context.getBean(Guard.class).snapshot().outstanding()).isEmpty();
        });
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
                    context.getBeansOfType(DataSource.class).values().forEach(GuardedBeansIT::use);
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
        EMPTY.withUserConfiguration(TwoForOneDatabase.class)
                .withPropertyValues("poolproof.guard.enabled=maybe")
                .run(context -> assertThat(context).getFailure().hasStackTraceContaining("poolproof.guard.enabled"));
    }
}
