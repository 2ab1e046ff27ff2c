package dev.poolproof.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolproof.guard.Guard;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Every pool's library is optional: a service must not need one that it does not use. */
class WithoutPoolLibrariesTest {

    @Test
    void watchesADataSourceWhereNoPoolIsOnTheClassPath() throws Exception {
        ClassLoader withoutPools = new ClassesWithout("com.zaxxer.");
        Class<?> service = withoutPools.loadClass(Service.class.getName());
        @SuppressWarnings("unchecked")
        Callable<String> program =
                (Callable<String>) service.getDeclaredConstructor().newInstance();

        assertThatThrownBy(() -> withoutPools.loadClass("com.zaxxer.hikari.HikariDataSource"))
                .isInstanceOf(ClassNotFoundException.class);
        assertThat(program.call()).isEqualTo("borrowed 1, returned 1, settings {}, closed 1");
        assertThat(service.getClassLoader()).isNotSameAs(Guard.class.getClassLoader());
    }

    /** Runs in the other class loader: it may use only what every class loader has. */
    public static final class Service implements Callable<String> {

        @Override
        public String call() throws Exception {
            Guard guard = Guard.create();
            var pool = guard.watch(new StubPool(), new dev.poolproof.guard.PoolLabels("acme", null));
            pool.getConnection().close();
            var facts = guard.snapshot().pools().get(0);
            pool.close();
            return "borrowed " + facts.borrows() + ", returned " + facts.returns() + ", settings " + facts.settings()
                    + ", closed " + guard.snapshot().totals().poolsClosed();
        }
    }
}
