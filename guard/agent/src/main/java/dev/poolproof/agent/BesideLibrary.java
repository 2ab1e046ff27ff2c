package dev.poolproof.agent;

import dev.poolproof.guard.probe.PoolProbe;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Loads those classes of the guard anew that name a library's, beside that library. What they implement, and
 * all else of the guard, is the agent's own.
 */
final class BesideLibrary extends ClassLoader {

    private static final String GUARD = "dev.poolproof.guard.";
    private static final String PROBES = GUARD + "probe.";
    private static final String DRIVERS = GUARD + "session.DriverKind";
    private static final String SESSIONS = GUARD + "session.ConnectorJ";

    static {
        registerAsParallelCapable();
    }

    /** @param library null for the JDK's first */
    BesideLibrary(@Nullable ClassLoader library) {
        super(library);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(GUARD)) {
            return super.loadClass(name, resolve);
        }
        if (!isNew(name)) {
            return Class.forName(name, false, BesideLibrary.class.getClassLoader());
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }
    }

    private static boolean isNew(String name) {
        return (name.startsWith(PROBES) && !name.equals(PoolProbe.class.getName()))
                || name.startsWith(DRIVERS)
                || name.startsWith(SESSIONS);
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        String file = name.replace('.', '/') + ".class";
        try (InputStream code = BesideLibrary.class.getClassLoader().getResourceAsStream(file)) {
            if (code == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = code.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException unreadable) {
            throw new ClassNotFoundException(name, unreadable);
        }
    }
}
