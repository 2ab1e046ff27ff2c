package dev.poolproof.shop;

import static dev.poolproof.shop.GuardedContext.EMPTY;
import static dev.poolproof.shop.GuardedContext.borrows;
import static dev.poolproof.shop.GuardedContext.hikari;
import static dev.poolproof.shop.GuardedContext.in;
import static dev.poolproof.shop.GuardedContext.use;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.poolproof.guard.Guard;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/** Services with more than one data source: pools side by side, behind a router, behind each other. */
class SeveralPoolsIT {

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
}
