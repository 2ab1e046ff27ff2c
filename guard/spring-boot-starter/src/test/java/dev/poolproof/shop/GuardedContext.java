package dev.poolproof.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.poolproof.guard.Guard;
import dev.poolproof.guard.snapshot.PoolFacts;
import dev.poolproof.guard.spring.GuardAutoConfiguration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;

/** A service's context with nothing in it but the guard and what a test declares. */
final class GuardedContext {

    private GuardedContext() {}

    static final ApplicationContextRunner EMPTY =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(GuardAutoConfiguration.class));

    static HikariDataSource hikari(String database) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl("jdbc:h2:mem:" + database);
        pool.setMaximumPoolSize(3);
        return pool;
    }

    static void in(Class<?> configuration, Consumer<AssertableApplicationContext> check) {
        EMPTY.withUserConfiguration(configuration).run(context -> {
            assertThat(context).hasNotFailed();
            check.accept(context);
        });
    }

    /** The pools of a context, each with how often it was borrowed from. */
    static Map<String, Long> borrows(AssertableApplicationContext context) {
        return context.getBean(Guard.class).snapshot().pools().stream()
                .collect(Collectors.toMap(PoolFacts::name, PoolFacts::borrows));
    }

    static void use(DataSource pool) {
        assertThat(new JdbcTemplate(pool).queryForObject("select 1", Integer.class))
                .isEqualTo(1);
    }
}
