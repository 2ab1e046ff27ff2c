package dev.poolproof.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolproof.guard.Guard;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** HikariCP is optional: a service with another pool must not need it. */
class WithoutHikariTest {

    @Test
    void watchesADataSourceWhereHikariIsNotOnTheClassPath() throws Exception {
        ClassLoader withoutHikari = new NoHikari();
        Class<?> service = withoutHikari.loadClass(Service.class.getName());
        @SuppressWarnings("unchecked")
        Callable<String> program =
                (Callable<String>) service.getDeclaredConstructor().newInstance();

        assertThatThrownBy(() -> withoutHikari.loadClass("com.zaxxer.hikari.HikariDataSource"))
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

    /** Loads the guard and this package anew, and knows of HikariCP nothing at all. */
    private static final class NoHikari extends ClassLoader {

        NoHikari() {
            super(WithoutHikariTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("com.zaxxer.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("dev.poolproof.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded != null ? loaded : define(name);
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream code = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (code == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = code.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
