package dev.poolproof.shop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Loads the guard and this package anew, and knows of one library nothing at all. */
final class ClassesWithout extends ClassLoader {

    private final String library;

    /** @param library what the names of its classes begin with */
    ClassesWithout(String library) {
        super(ClassesWithout.class.getClassLoader());
        this.library = library;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith(library)) {
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
