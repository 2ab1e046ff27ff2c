package dev.poolproof.agent;

import dev.poolproof.guard.Libraries;
import dev.poolproof.guard.probe.PoolKind;
import dev.poolproof.guard.probe.PoolProbe;
import dev.poolproof.guard.session.DriverKind;
import dev.poolproof.guard.session.DriverSession;
import java.lang.reflect.Method;
import java.sql.Connection;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reaches the program's pools and drivers from outside: for each of their classes, the guard's classes that
 * name it are loaded once more, where it can be seen.
 */
final class ProgramLibraries implements Libraries {

    private final Likenesses likenesses;

    /** In the pool's class, so that it goes when that class does. */
    private final ClassValue<Method> probes = beside(PoolKind.class, "probe", DataSource.class);

    private final ClassValue<Method> sessions = beside(DriverKind.class, "session", Connection.class);

    ProgramLibraries(Likenesses likenesses) {
        this.likenesses = likenesses;
    }

    private static ClassValue<Method> beside(Class<?> registry, String method, Class<?> argument) {
        return new ClassValue<>() {
            @Override
            protected Method computeValue(Class<?> library) {
                try {
                    return new BesideLibrary(library.getClassLoader())
                            .loadClass(registry.getName())
                            .getMethod(method, argument);
                } catch (ReflectiveOperationException impossible) {
                    throw new IllegalStateException(impossible);
                }
            }
        };
    }

    @Override
    public PoolProbe probe(DataSource pool) {
        try {
            return (PoolProbe) probes.get(pool.getClass()).invoke(null, pool);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError unreadable) {
            // The one in sight knows no pool, and says so.
            return PoolKind.probe(pool);
        }
    }

    @Override
    public @Nullable DriverSession session(Connection pooled) {
        try {
            return (DriverSession) sessions.get(pooled.getClass()).invoke(null, pooled);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError unreadable) {
            return null;
        }
    }

    /** Some pools put statements of their own before the driver's; others let a program have the driver's. */
    @Override
    public <T> T like(Class<T> kind, T guarded, Object own) {
        String name = own.getClass().getName();
        if (name.startsWith("com.zaxxer.hikari.") || name.startsWith("io.agroal.")) {
            return guarded;
        }
        Object like = likenesses
                .of(Looks.CLASS, own.getClass(), kind)
                .map(likeness -> likeness.give(guarded, own))
                .orElse(guarded);
        return kind.cast(like);
    }
}
